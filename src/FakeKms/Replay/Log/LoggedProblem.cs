using FakeKms.Domain.KeyStores;
using FakeKms.Engine.ExternalKeys;
using FakeKms.Model;

namespace FakeKms.Replay.Log;

/// <summary>What must have gone wrong between KMS and an external key store proxy for a call to fail as it did.</summary>
/// <param name="Problem">The problem with a request to the proxy.</param>
internal sealed record LoggedProblem(XksProblem Problem)
{
    private const string NotConnected = "not connected to its external key store proxy";

    // What the texts of the specification and of the developer guide have in common, each before those that it contains.
    private static readonly (string Words, XksProblem Problem)[] Known =
    [
        ("could not authenticate AWS KMS", XksProblem.AuthenticationFailed),
        ("did not respond in time", XksProblem.TimedOut),
        ("in the time allotted", XksProblem.DependencyTimeout),
        ("cannot communicate with the external key store proxy", XksProblem.Unreachable),
        ("cannot communicate with the external key manager", XksProblem.Internal),
        ("the specified ciphertext or ", XksProblem.InvalidCiphertext),
        ("submitted for decryption", XksProblem.ForeignPlaintext),
        ("was not found in its external key manager", XksProblem.KeyNotFound),
        ("could not find the external key", XksProblem.KeyNotFound),
        ("because it does not support the requested", XksProblem.UnsupportedOperation),
        ("does not support the requested operation", XksProblem.InvalidKeyUsage),
        ("is not enabled in the external key manager", XksProblem.InvalidState),
        ("denied access to the operation", XksProblem.AccessDenied),
        ("invalid URI path", XksProblem.InvalidUriPath),
        ("very high request rate", XksProblem.Throttling),
        ("cannot establish a TLS connection", XksProblem.Tls),
        ("in an unhealthy state", XksProblem.Unhealthy),
        ("cannot interpret the response", XksProblem.InvalidResponse),
    ];

    // For an error of which AWS changed the text: the most common cause first.
    private static readonly XksProblem[] Likely = [XksProblem.Unreachable, .. Enum.GetValues<XksProblem>()];

    /// <summary>What keeps a store from connecting. No record tells which of the obstacles it was.</summary>
    public static LoggedProblem OfConnecting { get; } = new(XksProblem.Unreachable);

    /// <summary>What the proxy said of the external key of a new KMS key, if that was the trouble; null otherwise.</summary>
    public ExternalKeyMetadata? Key { get; init; }

    /// <summary>Whether a call failed because its key store was not connected, which no proxy has a part in.</summary>
    public static bool IsOfConnection(KmsEvent record) => record.ErrorMessage?.Contains(NotConnected, StringComparison.Ordinal) == true;

    /// <summary>Null when the record is none of a proxy, or does not tell.</summary>
    public static LoggedProblem? Of(KmsEvent record)
    {
        if (record.ErrorCode is not { } code || FailureOf(record.EventName) is not { } failureOf) return null;
        var text = record.ErrorMessage ?? "";
        if (record.EventName == "CreateKey" && KeyOf(text) is { } key) return new LoggedProblem(XksProblem.InvalidState) { Key = key };
        var (words, problem) = Array.Find(Known, known => text.Contains(known.Words, StringComparison.OrdinalIgnoreCase));
        if (words is not null && Fails(problem)) return new LoggedProblem(problem);
        var isUnmistakable = code is "XksKeyNotFoundException" or "XksKeyInvalidConfigurationException" or "XksProxyInvalidResponseException"
            or "XksProxyIncorrectAuthenticationCredentialException" or "XksProxyInvalidConfigurationException" or "XksProxyUriUnreachableException";
        return isUnmistakable && Array.FindIndex(Likely, Fails) is var index and >= 0 ? new LoggedProblem(Likely[index]) : null;

        bool Fails(XksProblem candidate) => failureOf(candidate).Code == code;
    }

    private static Func<XksProblem, KmsFailure>? FailureOf(string operation) => operation switch
    {
        "CreateCustomKeyStore" or "UpdateCustomKeyStore" => XksErrors.OfStore,
        "CreateKey" => XksErrors.OfNewKey,
        "Encrypt" or "Decrypt" or "ReEncrypt" or "GenerateDataKey" or "GenerateDataKeyWithoutPlaintext" => XksErrors.OfCryptography,
        _ => null,
    };

    private static ExternalKeyMetadata? KeyOf(string text)
    {
        var usable = new ExternalKeyMetadata("AES_256", ["ENCRYPT", "DECRYPT"], "ENABLED");
        return After("The key spec of specified external key is ") is { } spec ? usable with { KeySpec = spec }
            : After("The status of specified external key is ") is { } status ? usable with { KeyStatus = status }
            : After("The key use of specified external key is ") is { } usage ? usable with { KeyUsage = usage.Split(", ") }
            : null;

        string? After(string words) => text.IndexOf(words, StringComparison.Ordinal) is var index and >= 0
            ? text[(index + words.Length)..].TrimEnd('.')
            : null;
    }
}
