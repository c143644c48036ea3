using System.Runtime.CompilerServices;

namespace FakeKms.Tests.Trail.Reading;

/// <summary>A log of any length is read as it comes, and nothing is kept but what is asked for.</summary>
public sealed class StreamedLogTests
{
    private const int FirstBytes = 200_000;
    private static readonly string Record = Logs.Current.ReplaceLineEndings("");

    [Test]
    public void No_more_of_a_log_is_read_than_the_record_needs()
    {
        using var log = new EndlessLog(1_000_000, Numbered);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(CloudTrailLog.Read(log).First().EventID, Is.EqualTo("e-0"));
            Assert.That(log.Given, Is.LessThan(FirstBytes));
        }
    }

    [Test]
    public async Task No_more_of_a_log_is_read_asynchronously_than_the_record_needs()
    {
        using var log = new EndlessLog(1_000_000, Numbered);
        await foreach (var record in CloudTrailLog.ReadAsync(log, record => record.EventID == "e-3"))
        {
            Assert.That(record.EventID, Is.EqualTo("e-3"));
            break;
        }
        Assert.That(log.Given, Is.LessThan(FirstBytes));
    }

    [Test]
    public async Task A_record_is_there_as_soon_as_it_has_arrived()
    {
        var pipe = new System.IO.Pipelines.Pipe();
        await using var log = pipe.Reader.AsStream();
        await using var records = CloudTrailLog.ReadAsync(log).GetAsyncEnumerator();
        foreach (var number in new[] { 0, 1 })
        {
            await pipe.Writer.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Numbered(number) + "\n"));
            Assert.That(await records.MoveNextAsync(), Is.True);
            Assert.That(records.Current.EventID, Is.EqualTo($"e-{number}"));
        }
        await pipe.Writer.CompleteAsync();
        Assert.That(await records.MoveNextAsync(), Is.False);
    }

    [Test]
    public void A_record_that_is_not_asked_for_is_not_kept()
    {
        using var log = new EndlessLog(3_000, Numbered);
        var (kept, passed) = Pass(log);
        GC.Collect();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Select(record => record.EventID), Is.EqualTo(new[] { "e-1", "e-2500" }));
            Assert.That(passed, Has.Count.EqualTo(2_998));
            Assert.That(passed.Count(record => record.TryGetTarget(out _)), Is.LessThan(10));
        }
    }

    [Test]
    public void A_record_that_has_been_asked_for_comes_once_and_knows_the_aliases_before_it()
    {
        string[] records =
        [
            Call("1", "CreateAlias", "alias/a"), Call("2", "Decrypt"), Call("2", "Decrypt"), Call("3", "DeleteAlias", "alias/a"), Call("4", "Decrypt"),
        ];
        using var log = new EndlessLog(records.Length, number => records[number]);

        Assert.That(CloudTrailLog.Read(log, record => record.IsOn("alias/a") && record.EventName == "Decrypt").Select(record => record.EventID), Is.EqualTo(new[] { "2" }));
    }

    [Test]
    public async Task An_asynchronous_reading_can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(async () =>
        {
            await foreach (var record in CloudTrailLog.ReadAsync(new MemoryStream(new byte[10]), cancellationToken: cancelled.Token)) Assert.Fail(record.ToString());
        });
    }

    [Test]
    public void Without_a_stream_there_is_nothing_to_read()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => CloudTrailLog.Read(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("log"));
            Assert.That(() => CloudTrailLog.ReadAsync(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("log"));
        }
    }

    [Test]
    public void A_kept_record_of_1_kilobyte_costs_less_than_two()
    {
        using var log = new EndlessLog(500, Numbered);
        KmsEvent[] records = [.. CloudTrailLog.Read(log)];

        Assert.That(RetainedSize.Of(records) / records.Length, Is.InRange(Record.Length, 2_100), $"a record has {Record.Length} bytes");
    }

    [Test]
    public void A_look_into_a_kept_record_is_not_kept()
    {
        KmsEvent[] records = [.. CloudTrailLog.Parse(Record)];
        var before = RetainedSize.Of(records);
        Assert.That(records[0].HasValue("requestParameters.encryptionContext.tenant", "a=b"), Is.True);

        Assert.That(RetainedSize.Of(records), Is.EqualTo(before));
    }

    [Test]
    public void A_record_that_is_written_over_several_lines_costs_no_more()
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse(Record)!;
        KmsEvent[] plain = [.. CloudTrailLog.Parse(document.ToJsonString())], indented = [.. CloudTrailLog.Parse(document.ToJsonString(new() { WriteIndented = true }))];

        Assert.That(RetainedSize.Of(indented), Is.LessThanOrEqualTo(RetainedSize.Of(plain)));
    }

    // In a method of its own, so that nothing on the stack holds a record.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (List<KmsEvent> Kept, List<WeakReference<KmsEvent>> Passed) Pass(EndlessLog log)
    {
        var passed = new List<WeakReference<KmsEvent>>();
        var kept = CloudTrailLog.Read(log, record =>
        {
            if (record.EventID is "e-1" or "e-2500") return true;
            passed.Add(new WeakReference<KmsEvent>(record));
            return false;
        }).ToList();
        return (kept, passed);
    }

    private static string Numbered(int number) => Record.Replace("\"e-1\"", $"\"e-{number}\"", StringComparison.Ordinal)
        .Replace("\"r-1\"", $"\"00000000-1111-2222-3333-{number:D12}\"", StringComparison.Ordinal);

    private static string Call(string number, string name, string? alias = null) =>
        $$"""
        {"eventSource":"kms.amazonaws.com","eventName":"{{name}}","eventTime":"2025-01-01T00:00:00Z","eventID":"{{number}}","requestParameters":{"aliasName":"{{alias}}"},
        "resources":[{"ARN":"{{Logs.KeyArn}}"}]}
        """;
}
