using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FakeKms.Tests.Seeding.Worlds;
using FakeKms.Tests.Trail.Reading;

namespace FakeKms.Fuzzing.Targets;

/// <summary>Logs in the layouts that they come in.</summary>
internal static class LogSeeds
{
    private static readonly string[] Records = [Logs.Current, Logs.Version102, Logs.Version108, Logs.ServiceEvent, Logs.NetworkActivity, Logs.OfAnotherService];

    public static IReadOnlyList<byte[]> All { get; } = Make();

    private static List<byte[]> Make()
    {
        var file = Logs.File(Records);
        var text = JsonSerializer.Serialize(Logs.Current);
        var data = Convert.ToBase64String(Zipped(file));
        string[] texts =
        [
            .. Records, file, $"[{string.Join(',', Records)}]", string.Join('\n', Records.Select(record => record.ReplaceLineEndings(""))),
            $$$"""{"version":"0","id":"1","detail-type":"AWS API Call via CloudTrail","source":"aws.kms","detail":{{{Logs.Current}}}}""",
            $$$"""{"Events":[{"EventId":"e-1","CloudTrailEvent":{{{text}}}}]}""", $$$"""{"events":[{"id":"1","message":{{{text}}}}]}""",
            $$$"""{"logEvents":[{"id":"1","timestamp":1,"message":{{{text}}}}]}""", $$$"""{"Messages":[{"Body":{{{text}}}}]}""", $$$"""{"results":[[{"field":"@message","value":{{{text}}}}]]}""",
            $$$"""{"awslogs":{"data":"{{{data}}}"}}""", $$$"""{"Records":[{"kinesis":{"data":"{{{data}}}"}}]}""", $$$"""{"Type":"Notification","Message":{{{text}}}}""",
        ];
        return [.. texts.Select(Encoding.UTF8.GetBytes), Zipped(file), [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(file)], OfServer()];
    }

    /// <summary>The log of a server on which a bit of everything happened.</summary>
    public static byte[] OfServer()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards"));
        using var client = kms.CreateClient();
        Estates.BuildAsync(kms, client).GetAwaiter().GetResult();
        return Encoding.UTF8.GetBytes(kms.Trail.ToLogJson());
    }

    private static byte[] Zipped(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
