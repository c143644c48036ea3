using System.Collections.Concurrent;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Http.Tests;

public sealed class SubscriptionTests
{
    [Test]
    [CancelAfter(30_000)]
    public async Task A_subscriber_may_wait_for_a_call_that_another_thread_serves(CancellationToken token)
    {
        using var kms = FakeKmsServer.Start();
        using var overHttp = kms.OverHttp().CreateClient();
        var seen = new ConcurrentQueue<KmsEvent>();
        using var subscription = kms.Trail.Subscribe(record =>
        {
            seen.Enqueue(record);
            if (record.EventName == "CreateKey") overHttp.ListKeysAsync(new ListKeysRequest(), token).GetAwaiter().GetResult();
        });

        await overHttp.CreateKeyAsync(new CreateKeyRequest(), token);

        Assert.That(seen.Select(record => record.EventName), Is.EqualTo(new[] { "CreateKey", "ListKeys" }));
    }
}
