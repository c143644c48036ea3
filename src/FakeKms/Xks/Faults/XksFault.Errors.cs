using FakeKms.Model;
using FakeKms.Xks.Messages;

namespace FakeKms;

public sealed partial class XksFault
{
    /// <summary>The proxy does not understand the request: <c>ValidationException</c>, HTTP 400.</summary>
    public static XksFault Validation { get; } = Error("ValidationException");

    /// <summary>The external key is disabled: <c>InvalidStateException</c>, HTTP 400.</summary>
    public static XksFault InvalidState { get; } = Error("InvalidStateException");

    /// <summary>The ciphertext is damaged: <c>InvalidCiphertextException</c>, HTTP 400.</summary>
    public static XksFault InvalidCiphertext { get; } = Error("InvalidCiphertextException");

    /// <summary>The external key is not for this: <c>InvalidKeyUsageException</c>, HTTP 400.</summary>
    public static XksFault InvalidKeyUsage { get; } = Error("InvalidKeyUsageException");

    /// <summary>The signature is not right: <c>AuthenticationFailedException</c>, HTTP 401.</summary>
    public static XksFault AuthenticationFailed { get; } = Error("AuthenticationFailedException");

    /// <summary>The proxy does not authorize the caller of KMS: <c>AccessDeniedException</c>, HTTP 403.</summary>
    public static XksFault AccessDenied { get; } = Error("AccessDeniedException");

    /// <summary>There is no such external key: <c>KeyNotFoundException</c>, HTTP 404.</summary>
    public static XksFault KeyNotFound { get; } = Error("KeyNotFoundException");

    /// <summary>There is no such path: <c>InvalidUriPathException</c>, HTTP 404.</summary>
    public static XksFault InvalidUriPath { get; } = Error("InvalidUriPathException");

    /// <summary>There are too many requests: <c>ThrottlingException</c>, HTTP 429.</summary>
    public static XksFault Throttling { get; } = Error("ThrottlingException");

    /// <summary>The proxy does not do this: <c>UnsupportedOperationException</c>, HTTP 501.</summary>
    public static XksFault UnsupportedOperation { get; } = Error("UnsupportedOperationException");

    /// <summary>The external key manager takes too long: <c>DependencyTimeoutException</c>, HTTP 503.</summary>
    public static XksFault DependencyTimeout { get; } = Error("DependencyTimeoutException");

    /// <summary>The proxy cannot reach the external key manager: <c>InternalException</c>, HTTP 500.</summary>
    public static XksFault Internal { get; } = Error("InternalException");

    /// <summary>An error of the proxy.</summary>
    /// <param name="errorName">One of the twelve of the specification, such as <c>ThrottlingException</c>.</param>
    /// <param name="message">The text, printable ASCII of less than 512 characters; null for none. KMS shows it to nobody.</param>
    /// <exception cref="ArgumentException">The specification has no such error, or forbids the text.</exception>
    public static XksFault Error(string errorName, string? message = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(errorName);
        if (XksErrorName.Find(errorName) is not { } known)
        {
            throw new ArgumentException(
                $"'{ShortText.Value(errorName)}' is no error of the specification{NearestName.Question(errorName, XksErrorName.Names)} " +
                $"For an answer that breaks it, write {nameof(UnknownErrorName)}.",
                nameof(errorName));
        }
        if (message is not null && !XksErrorName.IsMessage(message))
        {
            throw new ArgumentException(
                "The specification allows printable ASCII of less than 512 characters. For an answer that breaks it, write " +
                $"{nameof(TooLongErrorMessage)} or {nameof(HttpAnswer)}.",
                nameof(message));
        }
        return new XksFault(errorName) { ErrorName = errorName, Answer = XksJson.Error(known.Status, errorName, message) };
    }
}
