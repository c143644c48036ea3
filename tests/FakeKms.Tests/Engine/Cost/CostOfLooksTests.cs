using FakeKms.Protocol.CloudTrail;
using FakeKms.Trail.Records.Parts;

namespace FakeKms.Tests.Engine.Cost;

/// <summary>A look at the server costs what it shows.</summary>
public sealed class CostOfLooksTests
{
    private static readonly DateTimeOffset Now = Pinned.Start;

    [Test]
    public void A_page_of_LookupEvents()
    {
        var request = new LookupEventsRequest();

        var (few, many) = (PageOf(Trail(200)), PageOf(Trail(20_000)));

        Assert.That(many, Is.LessThan(few * 1.2));

        long PageOf(KmsEvent[] trail) => Allocated.By(() => EventLookup.Of(request, "111122223333", "us-east-1").Find(trail, Now));
    }

    [Test]
    public void The_last_page_of_LookupEvents()
    {
        var trail = Trail(20_000);
        var token = LookupToken.Of(100, trail[100].EventID, EventLookup.Of(new(), "111122223333", "us-east-1").Subject);
        var first = Allocated.By(() => EventLookup.Of(new(), "111122223333", "us-east-1").Find(trail, Now));

        var last = Allocated.By(() => EventLookup.Of(new() { NextToken = token }, "111122223333", "us-east-1").Find(trail, Now));

        Assert.That(last, Is.LessThan(first * 2));
    }

    [Test]
    public void A_key_that_is_not_there()
    {
        using var few = FakeKmsServer.Start(k => k.WithKeys(30));
        using var many = FakeKmsServer.Start(k => k.WithKeys(1_500));

        Assert.That(RefusalBy(many), Is.LessThan(RefusalBy(few) * 1.5));

        static long RefusalBy(FakeKmsServer kms) => Allocated.By(() => Assert.That(() => kms.Key("alias/none"), Throws.ArgumentException));
    }

    [Test]
    public void A_start_makes_nothing_that_nobody_asks_for() =>
        Assert.That(Allocated.By(() => FakeKmsServer.Start(k => k.WithKey("alias/cards")).Dispose()), Is.LessThan(35_000));

    [Test]
    public void A_start_with_keys_costs_as_much_for_each()
    {
        var (few, many) = (StartWith(50) / 50.0, StartWith(1_000) / 1_000.0);

        Assert.That(many, Is.LessThan(few * 1.3));

        static long StartWith(int keys) => Allocated.By(() => FakeKmsServer.Start(k => k.WithKeys(keys)).Dispose());
    }

    private static KmsEvent[] Trail(int records) =>
    [
        .. Enumerable.Range(0, records).Select(number => new KmsEvent
        {
            Id = $"event-{number}",
            EventName = "Encrypt",
            EventTime = Now.AddSeconds(number - records),
            Setting = new KmsEventSetting { AwsRegion = "us-east-1", RecipientAccountId = "111122223333" },
        }),
    ];
}
