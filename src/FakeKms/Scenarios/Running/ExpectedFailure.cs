using Amazon.Runtime;
using FakeKms.Trail.Records;

namespace FakeKms.Scenarios.Running;

/// <summary>The exception that a step must end with.</summary>
/// <param name="Type">The exception's type, or a base of it.</param>
/// <param name="ErrorCode">The AWS error code, or null for any.</param>
/// <param name="MessageContains">A part of the message, or null for any.</param>
internal sealed record ExpectedFailure(Type Type, string? ErrorCode, string? MessageContains)
{
    public string Call => $"Expect<{Type.Name}>({ScriptText.Of(("errorCode", ErrorCode), ("messageContains", ScriptText.Quoted(MessageContains)))})";

    public bool Matches(Exception exception) =>
        exception is not ScriptMistakeException
        && Type.IsInstanceOfType(exception)
        && (ErrorCode is null || RecordedErrors.Same((exception as AmazonServiceException)?.ErrorCode, ErrorCode))
        && (MessageContains is null || exception.Message.Contains(MessageContains, StringComparison.Ordinal));

    public override string ToString()
    {
        var code = ErrorCode is null ? "" : $" with the error code {ErrorCode}";
        var message = MessageContains is null ? "" : $"{(ErrorCode is null ? " with" : " and")} a message that contains {ScriptText.Quoted(MessageContains)}";
        return $"{Type.Name}{code}{message}";
    }
}
