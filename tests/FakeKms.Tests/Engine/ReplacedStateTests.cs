using System.Collections;
using Amazon.KeyManagementService.Model;
using FakeKms.Engine;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Faults;
using FakeKms.Engine.Recording;
using FakeKms.Engine.State;
using FakeKms.Operations.Keys;

namespace FakeKms.Tests.Engine;

/// <summary>Keys and records are replaced in one step: a call that arrives in the middle sees all of the one or all of the other.</summary>
public sealed class ReplacedStateTests
{
    private static readonly CallOrigin Origin = new("AKIAIOSFODNN7EXAMPLE", "us-east-1", "test");
    private readonly ServerSettings settings = new();
    private readonly KmsTrail trail = new(() => { });
    private readonly Pipeline pipeline;

    public ReplacedStateTests() => pipeline = new Pipeline(new KmsState(settings), new CallerDirectory(settings), new CallRecorder(trail), new FaultBook([]), Unlimited.Authorizer, NoProxies.Anywhere);

    [Test]
    public void A_call_that_arrives_while_the_state_is_made_comes_after_it()
    {
        Thread? creator = null;

        pipeline.Replace(
            () =>
            {
                Finishes(() => pipeline.Run(new CreateKey(), new CreateKeyRequest(), Origin, "r"), out creator);
                return new KmsState(settings);
            },
            []);

        creator!.Join();
        Assert.That((KeyCount(), trail.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public void Nobody_sees_the_new_keys_before_the_new_records()
    {
        bool? seen = null;
        var records = new WatchedRecords(() => seen ??= Finishes(() => pipeline.Outside(state => state.Seed), out _));

        pipeline.Replace(() => new KmsState(settings), records);

        Assert.That(seen, Is.False);
    }

    // Of many rounds with calls from all sides, each must leave keys and records that belong together.
    [Test]
    public void A_reset_beside_calls_leaves_no_key_without_its_record()
    {
        using var kms = FakeKmsServer.Start();
        using var client = kms.CreateClient();
        for (var round = 0; round < 40; round++)
        {
            using var together = new Barrier(3);
            Thread[] threads = [Started(Create), Started(Create), Started(kms.Reset)];
            foreach (var thread in threads) thread.Join();

            Assert.That(kms.Trail.Select(record => record.Text("responseElements.keyMetadata.keyId")), Is.EquivalentTo(kms.Keys.Select(key => key.KeyId)));

            Thread Started(Action act)
            {
                var thread = new Thread(() =>
                {
                    together.SignalAndWait();
                    act();
                });
                thread.Start();
                return thread;
            }
        }

        void Create()
        {
            for (var number = 0; number < 8; number++) client.CreateKeyAsync(new()).GetAwaiter().GetResult();
        }
    }

    // Whether another thread can do this now. One that waits for a lock is given up; to take longer than this for nothing would only hide a fault.
    private static bool Finishes(Action act, out Thread thread)
    {
        thread = new Thread(() => act());
        thread.Start();
        return thread.Join(TimeSpan.FromMilliseconds(100));
    }

    private int KeyCount() => pipeline.Inside(state => state.Directory.Keys.Count());

    private sealed class WatchedRecords(Action watch) : IReadOnlyList<KmsEvent>
    {
        public int Count
        {
            get
            {
                watch();
                return 0;
            }
        }

        public KmsEvent this[int index] => throw new ArgumentOutOfRangeException(nameof(index));

        public IEnumerator<KmsEvent> GetEnumerator()
        {
            watch();
            return Enumerable.Empty<KmsEvent>().GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
