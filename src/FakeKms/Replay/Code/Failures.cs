using System.Reflection;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Members;
using FakeKms.Replay.Calls;
using FakeKms.Replay.Code.Text;
using FakeKms.Trail.Records;

namespace FakeKms.Replay.Code;

/// <summary>How a step is made to fail, and what is expected of it.</summary>
internal static class Failures
{
    private const string AnyKmsException = "AmazonKeyManagementServiceException";

    private static readonly string[] Exceptions =
    [
        .. typeof(DecryptRequest).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AmazonKeyManagementServiceException))).Select(type => type.Name),
    ];

    private static readonly Dictionary<string, (string Name, KmsFault Fault)> Named = typeof(KmsFault).GetProperties(BindingFlags.Public | BindingFlags.Static)
        .Where(property => property.PropertyType == typeof(KmsFault))
        .Select(property => (property.Name, Fault: (KmsFault)property.GetValue(null)!))
        .Where(known => known.Fault.ErrorCode is not null)
        .ToDictionary(known => RecordedErrors.Plain(known.Fault.ErrorCode!), StringComparer.Ordinal);

    /// <summary>The call of Expect for an error code of the log.</summary>
    public static string Expect(string errorCode)
    {
        var exception = Array.Find(Exceptions, name => RecordedErrors.Same(name, errorCode));
        return exception is null ? CodeLayout.Call($".Expect<{AnyKmsException}>", [CSharpText.Of(Thrown(errorCode))]) : $".Expect<{exception}>()";
    }

    /// <summary>The step that lets the call of a record fail; null where nothing can.</summary>
    public static StepCode? Step(PlannedCall call)
    {
        if (!CanBeScripted(call)) return null;
        var step = StepCode.Of("FailNext", CSharpText.Of(call.Logged.Name), Fault(call));
        step.Comments.Add(call.ErrorCode is "AccessDenied" or "AccessDeniedException"
            ? "The record does not have the policies that refused this call: a fault takes their place."
            : "The records do not show what made this call fail: a fault takes its place.");
        return step;
    }

    /// <summary>Whether a fault takes the place of what made the call fail.</summary>
    public static bool NeedsFault(PlannedCall call) => call.IsScripted
        || (call.Problem is not null && call.ErrorCode is not null)
        || (call.ErrorCode is { } code && code != "ValidationException" && !IsOfKms(code))
        || (call.Logged.Name == "ImportKeyMaterial" && call.ErrorCode is "InvalidImportTokenException" or "InvalidCiphertextException")
        || IsOfUnknownCiphertext(call)
        // A step takes a key by any name, so that it does not meet the error of an operation that takes no alias.
        || call.ErrorCode == "InvalidArnException"
        || IsOfAliasOfAlias(call)
        || call.IsOfUnknownPrimary;

    // A ciphertext of a key that is gone, or of none.
    private static bool IsOfUnknownCiphertext(PlannedCall call) =>
        call.Logged is { Name: "Decrypt" or "ReEncrypt", Keys.Count: 0 }
        && call.ErrorCode is not null and not "InvalidCiphertextException" and not "IncorrectKeyException";

    private static bool IsOfAliasOfAlias(PlannedCall call) =>
        call is { ErrorCode: "ValidationException", Logged: { Name: "CreateAlias" or "UpdateAlias", Record: var record } }
        && record.Text("requestParameters.targetKeyId") is { } target && KeyNames.AliasIn(target) is not null;

    /// <summary>Whether there is a step for the call: no fault can have an error code that is not of letters and digits.</summary>
    public static bool CanBeMade(PlannedCall call) => !NeedsFault(call) || CanBeScripted(call);

    private static bool IsOfKms(string errorCode) => Array.Exists(Exceptions, name => RecordedErrors.Same(name, errorCode));

    private static bool CanBeScripted(PlannedCall call) => call.ErrorCode is { Length: > 0 and <= 128 } code && code.All(char.IsAsciiLetterOrDigit);

    private static string Fault(PlannedCall call)
    {
        var code = Thrown(call.ErrorCode!);
        var message = call.Logged.Record.ErrorMessage;
        if (Named.TryGetValue(RecordedErrors.Plain(code), out var known) && (string.IsNullOrEmpty(message) || Says(known.Fault, call.Logged.Record, message)))
            return $"KmsFault.{known.Name}";
        return CodeLayout.Call("KmsFault.Error", string.IsNullOrEmpty(message) ? [CSharpText.Of(code)] : [CSharpText.Of(code), CSharpText.Of(message)]);
    }

    // A refusal names who was refused, and what; in the script they are others.
    private static bool Says(KmsFault fault, KmsEvent record, string message) => fault.ErrorText is { } text
        ? message == text
        : new[] { InventedMembers.KeyNamedBy(record)?.ToString() ?? "*", "*" }.Any(arn =>
            KmsErrors.NotAuthorized(record.UserIdentity.Arn ?? record.UserIdentity.InvokedBy ?? "", $"kms:{record.EventName}", arn).Text == message);

    // CloudTrail writes it without the suffix.
    private static string Thrown(string errorCode) => errorCode == "AccessDenied" ? "AccessDeniedException" : errorCode;
}
