using Amazon;

namespace FakeKms.Tests.Seeding;

/// <summary>Settings that contradict each other are both named; a setting that is made anew replaces the earlier one.</summary>
public class SeededBuilderTests
{
    private static readonly DateTimeOffset Time = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string One, string Other, Action<FakeKmsBuilder> Say)[] Contradictions =
    [
        ("StartingAt", "WithTimeProvider", k => k.StartingAt(Time).WithTimeProvider(TimeProvider.System)),
        ("StartingAt", "WithTimeProvider", k => k.WithTimeProvider(TimeProvider.System).StartingAt(Time)),
        ("WithSeed", "WithSystemRandomness", k => k.WithSeed(1).WithSystemRandomness()),
        ("WithSeed", "WithSystemRandomness", k => k.WithSystemRandomness().WithSeed(1)),
        ("IAMUser Alice", "IAMUser Bob", k => k.WithKnownCaller(KmsCaller.IamUser("Bob"))),
        ("AssumedRole Admin", "AssumedRole App", k => k.WithKnownCaller(KmsCaller.AssumedRole("Admin", "s")).WithKnownCaller(KmsCaller.AssumedRole("App", "s"))),
    ];

    [Test]
    public void Settings_that_contradict_each_other_are_both_named()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (one, other, say) in Contradictions)
                Assert.That(() => FakeKmsServer.Start(say), Throws.ArgumentException.With.Message.Contains(one).And.Message.Contains(other));
        }
    }

    [Test]
    public void A_caller_may_be_known_twice()
    {
        var bob = KmsCaller.IamUser("Bob").WithAccessKeyId("AKIABOB");

        Assert.That(() => FakeKmsServer.Start(k => k.WithCaller(bob).WithKnownCaller(bob).WithKnownCaller(bob)).Dispose(), Throws.Nothing);
    }

    [Test]
    public void A_setting_can_be_made_anew()
    {
        using var kms = FakeKmsServer.Start(k => k
            .WithRegion("us-west-2").WithRegion(RegionEndpoint.EUCentral1).StartingAt(Time).StartingAt(Time.AddDays(1)).WithSeed(1).WithSeed(2));

        Assert.That((kms.Region, kms.Clock.GetUtcNow()), Is.EqualTo(("eu-central-1", Time.AddDays(1))));
    }

    [TestCase("frankfurt")]
    [TestCase("EU-CENTRAL-1")]
    [TestCase("eu-central")]
    [TestCase("")]
    public void A_text_that_is_no_Region_is_refused_wherever_one_is_named(string region)
    {
        using var kms = FakeKmsServer.Start();

        using (Assert.EnterMultipleScope())
        {
            foreach (Action mistake in new Action[]
            {
                () => FakeKmsServer.Start(k => k.WithRegion(region)),
                () => kms.CreateClient(region),
                () => kms.CreateClient(kms.Caller, region),
                () => kms.Scenario("elsewhere").In(region),
                () => FakeKmsServer.Start(k => k.WithKey("alias/a", key => key.MultiRegion(region))),
            })
            {
                Assert.That(() => mistake(), Throws.ArgumentException.With.Message.Contains($"'{region}' is no AWS Region").And.Message.Contains("eu-central-1"));
            }
        }
    }

    [TestCase("us-gov-west-1")]
    [TestCase("eusc-de-east-1")]
    [TestCase("mars-north-12")]
    public void A_Region_that_is_new_is_one_too(string region)
    {
        using var kms = FakeKmsServer.Start(k => k.WithRegion(region));

        Assert.That(kms.Region, Is.EqualTo(region));
    }

    [Test]
    public void A_server_that_has_started_has_its_settings()
    {
        FakeKmsBuilder? builder = null;
        KeySeed? key = null;
        CloudHsmClusterSeed? cluster = null;
        using var kms = FakeKmsServer.Start(k => builder = k.WithKey("alias/a", seed => key = seed).WithCloudHsmCluster("cluster-1a23b4cdefg".Replace('1', '2'), seed => cluster = seed));

        using (Assert.EnterMultipleScope())
        {
            foreach (Action late in new Action[]
            {
                () => builder!.WithRegion("eu-west-1"), () => builder!.WithSeed(1), () => builder!.WithDefaultSeed("a"), () => builder!.StartingAt(Time),
                () => builder!.WithTimeProvider(TimeProvider.System), () => builder!.WithKnownCaller(KmsCaller.Root()), () => builder!.WithKeys(1),
                () => builder!.WithKey("alias/b"), () => builder!.WithKey(_ => { }), () => builder!.WithCloudHsmCluster("cluster-bbbbbbbbbbb"),
                () => key!.Disabled(), () => cluster!.Inactive(),
            })
            {
                Assert.That(() => late(), Throws.InvalidOperationException.With.Message.StartsWith("The server has started; "));
            }
        }
    }

    [Test]
    public void A_default_seed_is_one_of_its_text_and_gives_way_to_others()
    {
        static string Id(Action<FakeKmsBuilder> configure)
        {
            using var kms = FakeKmsServer.Start(k => configure(k.WithKey("alias/a")));
            return kms.Key("alias/a").KeyId;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Id(k => k.WithDefaultSeed("one")), Is.EqualTo(Id(k => k.WithDefaultSeed("one"))).And.Not.EqualTo(Id(k => k.WithDefaultSeed("two"))));
            Assert.That(Id(k => k.WithSeed(1).WithDefaultSeed("one")), Is.EqualTo(Id(k => k.WithSeed(1))));
            Assert.That(Id(k => k.WithDefaultSeed("one").WithSystemRandomness()), Is.Not.EqualTo(Id(k => k.WithDefaultSeed("one"))));
        }
    }
}
