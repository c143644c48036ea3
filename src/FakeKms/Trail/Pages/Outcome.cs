namespace FakeKms.Trail.Pages;

/// <summary>How a record ended, in the words of the timeline.</summary>
internal static class Outcome
{
    public const string Ok = "ok";
    public const string Failed = "failed";
    public const string Denied = "denied";
    public const string Service = "service";

    public static string Of(KmsEvent record)
    {
        if (record.ErrorCode is { } code) return code.StartsWith("AccessDenied", StringComparison.Ordinal) ? Denied : Failed;
        return record.EventType == "AwsServiceEvent" || record.UserIdentity is { Type: null, InvokedBy: "AWS Internal" } ? Service : Ok;
    }
}
