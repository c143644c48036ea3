using System.Text;

namespace FakeKms.Tests.Trail.Reading;

/// <summary>Logs that nobody wrote: reading one, and replaying it, succeeds or says what is wrong.</summary>
public sealed class DamagedLogTests
{
    private const int Logs = 40;

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public async Task A_damaged_log_is_replayed_or_refused_with_a_reason(int part)
    {
        var defects = new List<string>();
        for (var number = part * Logs; number < (part + 1) * Logs; number++)
        {
            if (await ReplayAsync(await DamagedLog.OfAsync(number)) is { } defect) defects.Add($"log {number}: {defect}");
        }
        Assert.That(defects, Is.Empty);
    }

    [Test]
    public async Task A_log_with_any_byte_replaced_is_read_or_refused()
    {
        var log = Encoding.UTF8.GetBytes((await DamagedLog.OfAsync(1))[..20_000]);
        var random = new Random(1);
        for (var number = 0; number < 300; number++)
        {
            byte[] damaged = [.. log[..random.Next(log.Length)], .. "}]"u8];
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            using var stream = new MemoryStream(damaged);
            Assert.That(IsReadOrRefused(stream), Encoding.UTF8.GetString(damaged));
        }
    }

    [TestCase("\\ud800")]
    [TestCase("\\uDC00\\ud800")]
    public void Half_a_surrogate_pair_is_no_text(string text)
    {
        string[] logs = [Record("eventName", text), Record("userAgent", text), Record(text, "x"), Record("requestParameters", "x").Replace("\"x\"", $"{{\"a\":[\"{text}\"]}}", StringComparison.Ordinal)];
        foreach (var log in logs) Assert.That(() => CloudTrailLog.Parse(log), Throws.TypeOf<FormatException>().With.Message.Contains("not Unicode"), log);
    }

    [Test]
    public void Bytes_that_are_not_UTF_8_are_no_text()
    {
        using var log = new MemoryStream([.. Encoding.UTF8.GetBytes(Record("userAgent", "x")[..^3]), 0xC3, 0x28, .. "\"}"u8]);
        Assert.That(() => CloudTrailLog.Parse(log), Throws.TypeOf<FormatException>().With.Message.Contains("not Unicode"));
    }

    private static bool IsReadOrRefused(Stream log)
    {
        try
        {
            return CloudTrailLog.Parse(log) is not null;
        }
        catch (FormatException)
        {
            return true;
        }
    }

    private static string Record(string member, string value) =>
        $$"""{"eventSource":"kms.amazonaws.com","eventName":"Encrypt","eventTime":"2026-01-01T00:00:00Z","{{member}}":"{{value}}"}""";

    /// <summary>What no user should ever see; null when there is nothing of that kind.</summary>
    private static async Task<object?> ReplayAsync(string log)
    {
        await using var kms = Pinned.Server();
        try
        {
            var records = CloudTrailLog.Parse(log);
            if (records.Count > 0) await kms.Scenario("damaged").FromCloudTrail(records, skipUnreplayable: true);
        }
        catch (FormatException unreadable) when (unreadable.Message.Contains("record", StringComparison.Ordinal))
        {
            return null;
        }
        catch (KmsScenarioException failure) when (failure.InnerException is null or Amazon.Runtime.AmazonServiceException)
        {
            // The log does not go together; the report says where.
        }
        catch (Exception other)
        {
            return other.InnerException ?? other;
        }
        return kms.Defects is [var defect, ..] ? defect : null;
    }
}
