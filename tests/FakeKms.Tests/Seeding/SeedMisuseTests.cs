using Amazon.KeyManagementService;

namespace FakeKms.Tests.Seeding;

/// <summary>Keys that KMS would not have are refused at the start, where the mistake is, and the message says which key it is.</summary>
public class SeedMisuseTests
{
    private static readonly (string Name, Action<KeySeed> Seed, string Text)[] Mistakes =
    [
        ("a usage that the spec does not have", key => key.WithKeySpec(KeySpec.HMAC_256, KeyUsageType.SIGN_VERIFY), "HMAC_256"),
        ("SM2 outside China", key => key.WithKeySpec(KeySpec.SM2, KeyUsageType.SIGN_VERIFY), "us-east-1"),
        ("imported material of a module-lattice key", key => key.WithKeySpec(KeySpec.ML_DSA_44, KeyUsageType.SIGN_VERIFY).PendingImport(), "ML_DSA_44"),
        ("rotation of a key that does not rotate", key => key.WithKeySpec(KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC).RotatingEvery(90), "HMAC_256"),
        ("automatic rotation of imported material", key => key.Imported().RotatingEvery(90), "EXTERNAL"),
        ("a multi-Region key with the id of a single-Region key", key => key.MultiRegion().WithKeyId("1234abcd-12ab-34cd-56ef-1234567890ab"), "mrk-"),
        ("a single-Region key with the id of a multi-Region key", key => key.WithKeyId("mrk-1234abcd12ab34cd56ef1234567890ab"), "UUID"),
        ("an id that is none", key => key.WithKeyId("cards"), "cards"),
        ("a replica in the Region of the primary key", key => key.MultiRegion("us-east-1"), "us-east-1"),
        ("two replicas in one Region", key => key.MultiRegion("eu-west-1", "eu-west-1"), "eu-west-1"),
        ("a policy that is not JSON", key => key.WithPolicy("Allow all"), "policy"),
        ("a policy without statements", key => key.WithPolicy("{}"), "policy"),
        ("a tag of AWS", key => key.WithTag("aws:cloudformation:stack-name", "cards"), "aws:cloudformation:stack-name"),
        ("a tag of AWS in other letters", key => key.WithTag("AWS:owner", "cards"), "AWS:owner"),
        ("a tag whose key is too long", key => key.WithTag(new string('k', 129), ""), "128"),
        ("a tag whose value is too long", key => key.WithTag("k", new string('v', 257)), "256"),
        ("a description that is too long", key => key.WithDescription(new string('d', 8193)), "8,192"),
        ("too many tags", key => { for (var i = 0; i <= 50; i++) key.WithTag($"tag{i}", ""); }, "51 tags; 50 are the most"),
        ("a replica in another partition", key => key.MultiRegion("cn-north-1"), "cn-north-1"),
    ];

    [Test]
    public void A_key_that_KMS_would_not_have_is_refused_at_the_start()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, seed, text) in Mistakes)
            {
                Assert.That(
                    () => FakeKmsServer.Start(k => k.WithKey("alias/cards", seed)).Dispose(),
                    Throws.ArgumentException.With.Message.Contains("alias/cards").And.Message.Contains(text),
                    name);
            }
        }
    }

    [Test]
    public void A_tag_without_a_key_is_refused_where_it_is_given() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.WithTag("", "cards"))), Throws.ArgumentException.With.Property("ParamName").EqualTo("key"));

    [Test]
    public void What_KMS_just_takes_is_taken()
    {
        using var kms = FakeKmsServer.Start(k => k
            .WithKey("alias/texts", key => { for (var i = 0; i < 50; i++) key.WithTag($"{i:d3}" + new string('k', 125), new string('v', 256)).WithDescription(new string('d', 8192)); })
            .WithKey("alias/soon", key => key.RotatingEvery(90).PendingDeletion(7)).WithKey("alias/late", key => key.RotatingEvery(2560).PendingDeletion(30))
            .WithKey("alias/imported", key => key.Imported(TimeSpan.FromDays(365))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Key("alias/texts").Tags, Has.Count.EqualTo(50));
            Assert.That(kms.Key("alias/soon").DeletionDate, Is.EqualTo(kms.Clock.GetUtcNow().AddDays(7)));
            Assert.That(kms.Key("alias/late").DeletionDate, Is.EqualTo(kms.Clock.GetUtcNow().AddDays(30)));
            Assert.That(kms.Key("alias/imported").Materials.Single().ValidTo, Is.EqualTo(kms.Clock.GetUtcNow().AddDays(365)));
        }
    }

    [Test]
    public void SM2_elsewhere_is_refused_in_the_words_of_AWS() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.WithKeySpec(KeySpec.SM2, KeyUsageType.SIGN_VERIFY))),
        Throws.ArgumentException.With.Message.EqualTo(
            "KMS has no key like alias/cards: KeySpec SM2 is not supported in this Region, us-east-1; " +
            "China has it: start the server WithRegion(\"cn-north-1\")."));

    [Test]
    public void SM2_is_there_in_China()
    {
        using var kms = FakeKmsServer.Start(k => k.WithRegion("cn-north-1").WithKey("alias/cards", key => key.WithKeySpec(KeySpec.SM2, KeyUsageType.SIGN_VERIFY)));

        Assert.That(kms.Key("alias/cards").KeySpec, Is.EqualTo(KeySpec.SM2));
    }

    [TestCase(89)]
    [TestCase(2561)]
    public void A_rotation_period_has_90_to_2560_days(int days) =>
        Assert.That(() => FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.RotatingEvery(days))), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_transition_does_not_end_before_it_begins_and_does_end()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => FakeKmsServer.Start(k => k.WithTransitionTime(TimeSpan.FromTicks(-1))), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => FakeKmsServer.Start(k => k.WithTransitionTime(TimeSpan.MaxValue)), Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void Quotas_are_not_null()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => FakeKmsServer.Start(k => k.WithQuotas(null!)), Throws.ArgumentNullException);
            Assert.That(() => FakeKmsServer.Start(k => k.WithQuotas(_ => null!)), Throws.ArgumentException.With.Message.Contains("null"));
        }
    }

    [Test]
    public void Quotas_can_be_changed_step_by_step()
    {
        using var kms = FakeKmsServer.Start(k => k.WithQuotas(q => q with { KeysPerRegion = 1 }).WithQuotas(q => q with { TagsPerKey = 1 }));
        using var client = kms.CreateClient();

        Assert.That(
            async () =>
            {
                await client.CreateSymmetricKeyAsync();
                await client.CreateSymmetricKeyAsync();
            },
            Throws.TypeOf<Amazon.KeyManagementService.Model.LimitExceededException>());
    }
}
