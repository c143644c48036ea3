using System.Text.Json;

namespace FakeKms.Trail.Reading;

/// <summary>What stands among the records of a log and is none.</summary>
internal static class LeftOut
{
    public static bool Holds(JsonElement element) =>
        IsInsight(element) || IsDigest(element) || IsNoticeOfAService(element) || IsOfTheChannel(element) || IsAnotherColumn(element);

    // Unusual activity that CloudTrail has found: a count of calls, no call.
    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-insights-fields-trails.html
    private static bool IsInsight(JsonElement element) =>
        Says(element, "eventType", "AwsCloudTrailInsight") || Says(element, "eventCategory", "Insight") || element.TryGetProperty("insightDetails", out _);

    // Hashes of log files, which stand beside them in the bucket.
    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
    private static bool IsDigest(JsonElement element) => element.TryGetProperty("digestS3Object", out _) || element.TryGetProperty("digestStartTime", out _);

    // KMS tells EventBridge of rotations and deletions by events of its own too, as other services do of theirs.
    private static bool IsNoticeOfAService(JsonElement element) =>
        LoggedRecord.Text(element, "detail-type") is { } type && !type.EndsWith("via CloudTrail", StringComparison.Ordinal);

    // CloudWatch Logs tries a destination out before it sends records there, and SNS asks who subscribes.
    private static bool IsOfTheChannel(JsonElement element) =>
        LoggedRecord.Text(element, "message")?.StartsWith("CWL CONTROL MESSAGE", StringComparison.Ordinal) == true
        || Says(element, "Type", "SubscriptionConfirmation")
        || Says(element, "Type", "UnsubscribeConfirmation");

    // Logs Insights answers each column of a row as an object; one of them, @message, is the record.
    private static bool IsAnotherColumn(JsonElement element) =>
        LoggedRecord.Text(element, "field") is { } field && field != "@message"
        && element.TryGetProperty("value", out _) && !element.TryGetProperty("eventName", out _);

    private static bool Says(JsonElement element, string member, string value) => LoggedRecord.Text(element, member) == value;
}
