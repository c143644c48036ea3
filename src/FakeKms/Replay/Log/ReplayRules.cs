using System.Text.Json;
using FakeKms.Trail.Records;

namespace FakeKms.Replay.Log;

/// <summary>Which records are calls, and which calls a fake can make again.</summary>
internal static class ReplayRules
{
    private static readonly HashSet<string> WithHiddenMembers = new(StringComparer.Ordinal)
    {
        "Encrypt", "Decrypt", "ReEncrypt", "Sign", "Verify", "GenerateMac", "VerifyMac", "DeriveSharedSecret", "GenerateRandom", "ImportKeyMaterial",
        "CreateCustomKeyStore", "UpdateCustomKeyStore", "Encapsulate", "Decapsulate",
    };

    private static readonly string[] OfTheLoad =
    [
        "Throttling", "LimitExceeded", "KMSInternal", "Internal", "ServiceUnavailable", "DependencyTimeout", "KeyUnavailable", "RequestTimeout",
        "RequestExpired",
    ];

    private static readonly string[] OutsideKms = ["CloudHsmCluster", "Xks", "IncorrectTrustAnchor"];

    /// <summary>False for what KMS writes of its own accord: that comes of the calls and of time in the replay too.</summary>
    public static bool IsCall(KmsEvent record) =>
        record.EventType != EventTypes.NetworkActivity
        && record.UserIdentity is not { Type: null, InvokedBy: not null }
        && record.UserIdentity.InvokedBy != "kms.amazonaws.com";

    /// <summary>True for what KMS writes of its own accord. It is not made again, and says what became of the keys.</summary>
    public static bool IsOwn(KmsEvent record) => record is { EventType: "AwsServiceEvent", UserIdentity.Type: null };

    /// <summary>Why a failed call cannot be expected to fail once more; null when it can.</summary>
    public static string? Unpredictable(KmsEvent record) => record.ErrorCode switch
    {
        null => null,
        "AccessDenied" or "AccessDeniedException" or "VpceAccessDenied" => "a log does not show the permissions that it was refused for",
        var code when Begins(code, OfTheLoad) => $"{code} came of the load, the quotas or the state of AWS at the time",
        _ when LoggedProblem.Of(record) is not null => null,
        var code when Begins(code, OutsideKms) || IsOfProxy(record) || IsOfCluster(record) => $"{code} came of something outside KMS",
        "ValidationException" when WithHiddenMembers.Contains(record.EventName) => "what was wrong with it may be in what a log does not show",
        _ => null,
    };

    // What an external key store answers reaches the caller as the invalid state of the key. Here it is an answer that the text does not tell.
    // https://docs.aws.amazon.com/kms/latest/developerguide/xks-troubleshooting.html
    private static bool IsOfProxy(KmsEvent record) =>
        record.AdditionalEventData is { ValueKind: JsonValueKind.Object } extra && extra.TryGetProperty("xksKeyId", out _)
        && !LoggedProblem.IsOfConnection(record)
        && record.ErrorMessage?.Contains("external key", StringComparison.Ordinal) == true;

    // The same with a CloudHSM key store whose cluster could not be reached.
    private static bool IsOfCluster(KmsEvent record) =>
        record.ErrorCode == "KMSInvalidStateException" && record.ErrorMessage?.Contains("CloudHSM cluster", StringComparison.Ordinal) == true;

    private static bool Begins(string code, string[] beginnings) => beginnings.Any(beginning => code.StartsWith(beginning, StringComparison.Ordinal));
}
