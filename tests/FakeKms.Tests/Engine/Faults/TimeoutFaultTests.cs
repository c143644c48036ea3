using Amazon.KeyManagementService.Model;
using Microsoft.Extensions.Time.Testing;

namespace FakeKms.Tests.Engine.Faults;

/// <summary>In memory a time-out takes no time but that of the server's clock.</summary>
public class TimeoutFaultTests : InMemory
{
    [Test]
    public async Task The_clock_moves_on_by_the_time_out_of_the_client()
    {
        var before = Kms.Clock.GetUtcNow();
        Kms.Faults.FailNext("ListKeys", KmsFault.Timeout, times: 2);
        using var hasty = Kms.CreateClient(config => config.Timeout = TimeSpan.FromMinutes(7));
        await Assert.ThatAsync(() => hasty.ListKeysAsync(new ListKeysRequest()), Throws.InstanceOf<TimeoutException>());
        Assert.That(Kms.Clock.GetUtcNow() - before, Is.EqualTo(TimeSpan.FromMinutes(7)));
        await Assert.ThatAsync(() => Client.ListKeysAsync(new ListKeysRequest()), Throws.InstanceOf<TimeoutException>());
        Assert.That(Kms.Clock.GetUtcNow() - before, Is.EqualTo(TimeSpan.FromMinutes(7) + TimeSpan.FromSeconds(100)));
    }

    [Test]
    public async Task What_becomes_due_meanwhile_happens_after_the_effect_of_the_call()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        Kms.Faults.FailNext("ScheduleKeyDeletion", KmsFault.Timeout.AfterEffect());
        using var patient = Kms.CreateClient(config => config.Timeout = TimeSpan.FromDays(8));
        await Assert.ThatAsync(() => patient.ScheduleKeyDeletionAsync(key, 7), Throws.InstanceOf<TimeoutException>());
        Assert.That(Kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "CreateKey", "ScheduleKeyDeletion", "DeleteKey" }));
    }

    [Test]
    public async Task A_time_out_of_the_code_under_test_that_runs_by_the_clock_ends_the_call_first()
    {
        Kms.Faults.FailNext("ListKeys", KmsFault.Timeout);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5), Kms.Clock);
        await Assert.ThatAsync(() => Client.ListKeysAsync(new ListKeysRequest(), deadline.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_time_provider_that_nobody_may_move_stands_still()
    {
        var time = new FakeTimeProvider();
        await using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(time));
        using var client = kms.CreateClient();
        kms.Faults.FailNext("ListKeys", KmsFault.Timeout);
        var before = time.GetUtcNow();
        await Assert.ThatAsync(() => client.ListKeysAsync(new ListKeysRequest()), Throws.InstanceOf<TimeoutException>());
        Assert.That(time.GetUtcNow(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_time_provider_that_the_server_may_move_moves()
    {
        var time = new FakeTimeProvider();
        await using var kms = FakeKmsServer.Start(k => k.WithTimeProvider(time, advance: time.Advance));
        using var client = kms.CreateClient();
        kms.Faults.FailNext("ListKeys", KmsFault.Timeout);
        var before = time.GetUtcNow();
        await Assert.ThatAsync(() => client.ListKeysAsync(new ListKeysRequest()), Throws.InstanceOf<TimeoutException>());
        Assert.That(time.GetUtcNow() - before, Is.EqualTo(TimeSpan.FromSeconds(100)));
    }
}
