using System.Text.Json.Nodes;

namespace FakeKms.Tests.Replay;

/// <summary>Runs a script on one server and its log on another.</summary>
internal static class RoundTrip
{
    public static DateTimeOffset Start { get; } = new(2025, 3, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The records of both servers, without what no two servers have in common.</summary>
    public static async Task<(string[] Log, string[] Replay)> OfAsync(Func<FakeKmsServer, KmsScenario> script)
    {
        await using var original = FakeKmsServer.Start(builder => builder.StartingAt(Start));
        await script(original);
        var records = CloudTrailLog.Parse(original.Trail.ToLogJson());
        await using var other = FakeKmsServer.Start(builder => builder.StartingAt(records[0].EventTime).WithRegion("ap-south-1").WithAccountId("999988887777").WithSeed(77));
        await other.Scenario("the log once more").FromCloudTrail(records);
        Assert.That(other.Defects, Is.Empty);
        return (Comparable(original.Trail), Comparable(other.Trail));
    }

    public static string[] Comparable(IEnumerable<KmsEvent> records) => [.. records.Select(Comparable)];

    /// <summary>Calls keep all their ids. What KMS writes by itself has ids of its own in each server.</summary>
    private static string Comparable(KmsEvent record)
    {
        var node = (JsonObject)JsonNode.Parse(record.ToJson())!;
        if (record.UserIdentity.Type is null || record.UserIdentity.InvokedBy == "kms.amazonaws.com") node.Remove("eventID");
        if (record.UserIdentity.Type is null) node.Remove("requestID");
        return node.ToJsonString();
    }
}
