using Amazon.KeyManagementService.Model;
using Microsoft.Extensions.Logging;

namespace FakeKms.Tests.Telemetry;

/// <summary>What KMS does by itself, and what a log has to do with the life of a server.</summary>
public sealed class LogLifeTests : IDisposable
{
    private readonly LogCollector log = new();

    public void Dispose() => log.Dispose();

    [Test]
    public async Task What_KMS_does_by_itself_has_a_line_at_its_own_time()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards").WithLogging(log));
        using var client = kms.CreateClient();
        var arn = kms.Key("alias/cards").Arn;
        await client.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = arn, PendingWindowInDays = 7 });

        kms.Advance(TimeSpan.FromDays(30));

        var line = log.Lines[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.Lines, Has.Count.EqualTo(2));
            Assert.That((line.Category, line.Level, line.Id.Name), Is.EqualTo(("FakeKms.Events.DeleteKey", LogLevel.Information, "ServiceEvent")));
            Assert.That(line.Text, Is.EqualTo($"DeleteKey by KMS itself in us-east-1 on [{arn}] at 2026-01-08T00:00:00Z"));
            Assert.That(line.Members["EventId"], Is.EqualTo(kms.Trail[^1].EventID));
        }
    }

    [Test]
    public async Task What_KMS_does_in_another_Region_for_a_call_has_a_line_beside_that_of_the_call()
    {
        using var kms = Pinned.Server(k => k.WithLogging(log));
        using var client = kms.CreateClient();
        var key = (await client.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true })).KeyMetadata;

        await client.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = key.KeyId, ReplicaRegion = "eu-west-1" });

        // A read of the trail lets what is due happen.
        var records = kms.Trail.Count;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.Lines.Select(line => line.Category), Is.SupersetOf(new[] { "FakeKms.Calls.ReplicateKey", "FakeKms.Events.CreateKey" }));
            Assert.That(log.Lines, Has.Count.EqualTo(records));
        }
    }

    [Test]
    public async Task Parallel_calls_have_one_line_each()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards").WithLogging(log));
        using var client = kms.CreateClient();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => client.DescribeKeyAsync("alias/cards"))));

        Assert.That(log.Lines.Select(line => line.Members["RequestId"]), Is.EquivalentTo(kms.Trail.Select(record => record.RequestID)));
    }

    [Test]
    public async Task A_fork_logs_to_the_same_loggers()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards").WithLogging(log));
        using var fork = kms.Fork();
        using var client = fork.CreateClient();

        await client.DescribeKeyAsync("alias/cards");

        Assert.That(log.Lines, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_server_that_was_disposed_of_logs_nothing()
    {
        var kms = Pinned.Server(k => k.WithKey("alias/cards").WithLogging(log));
        var client = kms.CreateClient();
        kms.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.DescribeKeyAsync("alias/cards"));

        Assert.That(log.Lines, Is.Empty);
    }

    [Test]
    public async Task A_logger_that_throws_is_a_mistake_of_the_test_and_does_not_disturb_the_call()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards").WithLogging(log));
        using var client = kms.CreateClient();
        log.Error = new InvalidOperationException("There is no currently active test.");

        var answer = await client.DescribeKeyAsync("alias/cards");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.KeyMetadata.Enabled, Is.True);
            Assert.That(kms.Defects, Is.Empty);
            Assert.That(kms.Mistakes, Is.EqualTo(new[]
            {
                "The logger of the test threw InvalidOperationException when it was told of a call: There is no currently active test.",
            }));
        }
    }

    [Test]
    public async Task A_logger_that_was_disposed_of_is_none_any_more()
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards").WithLogging(log));
        using var client = kms.CreateClient();
        log.Error = new ObjectDisposedException("LoggerFactory");

        await client.DescribeKeyAsync("alias/cards");

        Assert.That(kms.Mistakes, Is.Empty);
    }

    [Test]
    public async Task A_pin_that_cannot_be_honoured_is_an_error_of_the_log()
    {
        using var kms = Pinned.Server(k => k.WithLogging(log));
        using var client = kms.CreateClient();
        kms.Ids.NextKeyId("mrk-1234abcd12ab34cd56ef1234567890ab");

        await Assert.CatchAsync(() => client.CreateKeyAsync(new CreateKeyRequest()));

        Assert.That(log.Lines.Select(line => (line.Level, line.Id.Name)), Is.EqualTo(new[] { (LogLevel.Error, "FakeFailed") }));
    }

    [Test]
    public void No_factory_is_a_mistake_that_is_named() =>
        Assert.That(() => Pinned.Server(k => k.WithLogging(null!)), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("loggers"));
}
