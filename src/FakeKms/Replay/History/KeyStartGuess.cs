using FakeKms.Replay.Log;

namespace FakeKms.Replay.History;

/// <summary>Which state a key must have been in: the first record that depends on the state says it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html"/></remarks>
internal static class KeyStartGuess
{
    private static readonly HashSet<string> InAnyState = new(StringComparer.Ordinal)
    {
        "DescribeKey", "UpdateKeyDescription", "GetPublicKey", "GetKeyLastUsage", "GetKeyRotationStatus", "ListKeyRotations", "GetParametersForImport",
        "CreateAlias", "UpdateAlias", "DeleteAlias", "ListAliases", "GetKeyPolicy", "PutKeyPolicy", "ListKeyPolicies",
        "CreateGrant", "RevokeGrant", "RetireGrant", "ListGrants", "TagResource", "UntagResource", "ListResourceTags", "SynchronizeMultiRegionKey",
    };

    public static KeyStart Of(IReadOnlyList<LoggedEvent> events) =>
        events.Any(logged => logged.Name == "CreateKey" && logged.Succeeded) ? KeyStart.Created
        : events.Select(Of).FirstOrDefault(start => start is not null) ?? KeyStart.Enabled;

    private static KeyStart? Of(LoggedEvent logged) => logged.Record.ErrorCode switch
    {
        null => OfSuccess(logged),
        "DisabledException" => KeyStart.Disabled,
        "KMSInvalidStateException" when Says(logged, "pending deletion") => KeyStart.PendingDeletion,
        "KMSInvalidStateException" when Says(logged, "pending import") => KeyStart.PendingImport,
        _ => null,
    };

    private static KeyStart? OfSuccess(LoggedEvent logged) => logged.Name switch
    {
        "CancelKeyDeletion" or "DeleteKey" => KeyStart.PendingDeletion,
        "EnableKey" => KeyStart.Disabled,
        "ImportKeyMaterial" when logged.Sent("importType") is null => KeyStart.PendingImport,
        var name when InAnyState.Contains(name) => null,
        _ => KeyStart.Enabled,
    };

    private static bool Says(LoggedEvent logged, string text) => logged.Record.ErrorMessage?.Contains(text, StringComparison.Ordinal) == true;
}
