using System.Collections.Concurrent;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Hosting.Stress;

/// <summary>Many threads that call one server, and what has to be true of it then.</summary>
internal static class ParallelCallers
{
    private const int Threads = 6;

    public static async Task CallAsync(StressedServer server, int seed, int callsPerThread)
    {
        var seen = new ConcurrentQueue<string>();
        using var subscription = server.Kms.Trail.Subscribe(record => seen.Enqueue(record.EventID));

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() => RunAsync(server, new Random((seed * Threads) + thread), callsPerThread))));

        var trail = server.Kms.Trail.ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Kms.Defects, Is.Empty);
            Assert.That(server.Kms.Trail.SubscriberErrors, Is.Empty);
            Assert.That(trail.Select(record => record.EventID), Is.Unique);
            Assert.That(seen, Is.EqualTo(trail.Select(record => record.EventID)), "every record once, in the order of the trail");
            Assert.That(trail.Select(record => record.EventTime), Is.Ordered);
            Assert.That(OfCalls(trail).Select(group => group.Key), Is.EquivalentTo(server.RequestIds), "one record for each call");
            Assert.That(OfCalls(trail).Where(group => group.Select(record => record.RecipientAccountId).Distinct().Count() != group.Count()), Is.Empty);
        }
        await TheLastUseOfEveryKeyIsThatOfTheTrailAsync(server.Kms, trail);
    }

    private static async Task RunAsync(StressedServer server, Random random, int calls)
    {
        for (var number = 0; number < calls; number++)
        {
            var before = server.Kms.Trail.ToArray();
            await server.Calls[random.Next(server.Calls.Count)](random);
            Assert.That(server.Kms.Trail.Take(before.Length).SequenceEqual(before), "what was read once stays as it is");
        }
    }

    private static IEnumerable<IGrouping<string?, KmsEvent>> OfCalls(IEnumerable<KmsEvent> trail) =>
        trail.Where(record => record.UserIdentity.Type is not null).GroupBy(record => record.RequestID);

    private static async Task TheLastUseOfEveryKeyIsThatOfTheTrailAsync(FakeKmsServer kms, KmsEvent[] trail)
    {
        string[] uses = ["Encrypt", "Decrypt", "ReEncrypt", "GenerateDataKey", "GenerateDataKeyPair", "Sign", "Verify", "GenerateMac"];
        using var client = kms.CreateClient();
        foreach (var key in kms.Keys.Where(key => key.Region == kms.Region))
        {
            var last = trail.LastOrDefault(record => record.ErrorCode is null && uses.Contains(record.EventName) && record.RecipientAccountId == kms.AccountId && record.IsOn(key.Arn));
            var usage = (await client.GetKeyLastUsageAsync(new GetKeyLastUsageRequest { KeyId = key.KeyId })).KeyLastUsage;
            Assert.That((usage?.CloudTrailEventId, usage?.KmsRequestId), Is.EqualTo((last?.EventID, last?.RequestID)), key.Arn);
        }
    }
}
