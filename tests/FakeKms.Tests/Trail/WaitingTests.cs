using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail;

/// <summary>Waiting for what code on another thread does.</summary>
public sealed class WaitingTests : InMemory
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    [Test]
    public async Task Records_that_come_later_end_the_waiting()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var waiting = Kms.Trail.WaitFor("DescribeKey", times: 3);
        var worker = Task.Run(async () =>
        {
            for (var i = 0; i < 3; i++) await Client.DescribeKeyAsync(keyId);
        });

        var found = await waiting;
        await worker;

        Assert.That(found, Is.EqualTo(Kms.Trail.Named("DescribeKey")));
    }

    [Test]
    public async Task Records_that_are_there_already_count()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DescribeKeyAsync(keyId);
        await Client.DescribeKeyAsync(keyId);

        var found = await Kms.Trail.WaitFor(record => record.IsOn(keyId) && record.ErrorCode is null, times: 2, timeout: Short);

        Assert.That(found.Select(record => record.EventName), Is.EqualTo(new[] { "CreateKey", "DescribeKey" }));
    }

    [Test]
    public async Task What_falls_due_on_the_clock_is_waited_for_too()
    {
        await Client.ScheduleKeyDeletionAsync(await Client.CreateSymmetricKeyAsync(), 7);
        var waiting = Kms.Trail.WaitFor("DeleteKey");

        Kms.Clock.Advance(TimeSpan.FromDays(7));

        Assert.That(await waiting, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_wait_in_vain_ends_with_what_was_recorded_instead()
    {
        Kms.Ids.NextKeyId("1234abcd-12ab-34cd-56ef-1234567890ab");
        await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = await Client.CreateSymmetricKeyAsync(), KeySpec = DataKeySpec.AES_256 });

        var failure = await Assert.CatchAsync(() => Kms.Trail.WaitFor("GenerateDataKeyWithoutPlaintext", times: 2, timeout: Short));

        Assert.That(failure, Is.TypeOf<KmsAssertionException>().With.Message.StartsWith(
            """
            Expected at least 2 records of GenerateDataKeyWithoutPlaintext within 0.02 s.
            Found in 2 records: none, but those marked ~ come near.

            """.ReplaceLineEndings()).And.Message.Contains("  ~ 2026-01-01T00:00:00Z").And.Message.Contains("GenerateDataKey  "));
    }

    [Test]
    public async Task A_wait_in_vain_for_a_condition_names_the_condition()
    {
        await Client.CreateSymmetricKeyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Kms.Trail.WaitFor(e => e.EventName == "CreateKey" && e.ErrorCode is not null, timeout: TimeSpan.Zero),
                Throws.TypeOf<KmsAssertionException>().With.Message.StartsWith(
                    "Expected at least 1 record where e => e.EventName == \"CreateKey\" && e.ErrorCode is not null within 0 s."));
            Assert.That(KmsTrailWaiting.DefaultTimeout, Is.EqualTo(TimeSpan.FromSeconds(10)));
        }
    }

    [Test]
    public void A_token_ends_the_waiting()
    {
        using var source = new CancellationTokenSource();
        var waiting = Kms.Trail.WaitFor("Encrypt", cancellationToken: source.Token);
        source.Cancel();

        Assert.That(() => waiting, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_server_that_goes_away_ends_the_waiting()
    {
        var kms = FakeKmsServer.Start();
        var waiting = kms.Trail.WaitFor("Encrypt");
        kms.Dispose();

        using (Assert.EnterMultipleScope())
        {
            const string Gone = "Expected at least 1 record of Encrypt, but the server was disposed of.";
            Assert.That(() => waiting, Throws.TypeOf<KmsAssertionException>().With.Message.StartsWith(Gone));
            Assert.That(() => kms.Trail.WaitFor("Encrypt"), Throws.TypeOf<KmsAssertionException>().With.Message.StartsWith(Gone));
        }
    }

    [Test]
    public void What_cannot_be_waited_for_is_refused_at_once()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Trail.WaitFor(" "), Throws.ArgumentException);
            Assert.That(
                () => Kms.Trail.WaitFor("Encypt"), Throws.ArgumentException.With.Message.StartsWith("'Encypt' is no event of KMS; did you mean 'Encrypt'?"));
            Assert.That(() => Kms.Trail.WaitFor((Func<KmsEvent, bool>)null!), Throws.ArgumentNullException);
            Assert.That(() => Kms.Trail.WaitFor("Encrypt", times: 0), Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("times"));
            Assert.That(() => Kms.Trail.WaitFor("Encrypt", timeout: TimeSpan.FromSeconds(-2)), Throws.TypeOf<ArgumentOutOfRangeException>()
                .With.Property("ParamName").EqualTo("timeout").And.Message.StartsWith("A wait lasts zero or longer"));
            Assert.That(() => Kms.Trail.ReadAllAsync(-1), Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public async Task All_records_come_once_and_in_order_while_many_threads_call_until_the_server_is_gone()
    {
        var kms = FakeKmsServer.Start();
        using var client = kms.CreateClient();
        var keyId = await client.CreateSymmetricKeyAsync();
        var reading = ReadAsync(kms.Trail.ReadAllAsync());

        await Parallel.ForEachAsync(Enumerable.Range(0, 200), async (_, token) => await client.DescribeKeyAsync(keyId, token));
        kms.Dispose();

        Assert.That(await reading, Is.EqualTo(kms.Trail.Select(record => record.EventID)));
    }

    [Test]
    public async Task A_reader_gets_the_record_that_another_subscriber_ends_the_server_at()
    {
        var kms = FakeKmsServer.Start();
        using var client = kms.CreateClient();
        using var subscription = kms.Trail.Subscribe(_ => kms.Dispose());
        var reading = ReadAsync(kms.Trail.ReadAllAsync());

        await client.ListKeysAsync(new());

        Assert.That(await reading, Is.EqualTo(kms.Trail.Select(record => record.EventID)).And.Count.EqualTo(1));
    }

    [Test]
    public async Task A_reader_can_leave_out_what_was_there_and_can_be_stopped()
    {
        await Client.CreateSymmetricKeyAsync();
        var mark = Kms.Trail.Count;
        using var source = new CancellationTokenSource();
        var names = new List<string>();

        async Task ReadAsync()
        {
            await foreach (var record in Kms.Trail.ReadAllAsync(mark, source.Token))
            {
                names.Add(record.EventName);
                source.Cancel();
            }
        }
        var reading = ReadAsync();
        await Client.ListKeysAsync(new ListKeysRequest());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => reading, Throws.InstanceOf<OperationCanceledException>());
            Assert.That(names, Is.EqualTo(new[] { "ListKeys" }));
        }
    }

    private static async Task<List<string>> ReadAsync(IAsyncEnumerable<KmsEvent> records)
    {
        var ids = new List<string>();
        await foreach (var record in records) ids.Add(record.EventID);
        return ids;
    }
}
