using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Seeding;

/// <summary>What a seed can say: a spec by itself, no alias, an expiry, a pending deletion.</summary>
public class SeedFormsTests
{
    [Test]
    public void A_spec_with_one_usage_says_it_all()
    {
        string[] specs = ["SYMMETRIC_DEFAULT", "HMAC_256", "ML_DSA_65", "ML_KEM_768", "ECC_NIST_EDWARDS25519", "ECC_SECG_P256K1"];
        using var kms = FakeKmsServer.Start(k =>
        {
            foreach (var spec in specs) k.WithKey($"alias/{spec}", key => key.WithKeySpec(KeySpec.FindValue(spec)));
        });

        Assert.That(specs.Select(spec => kms.Key($"alias/{spec}").KeyUsage), Is.EqualTo(specs.Select(GivenMaterials.UsageOf)));
    }

    [Test]
    public void A_spec_with_several_usages_lists_them()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.WithKeySpec(KeySpec.RSA_2048))),
                Throws.ArgumentException.With.Message.Contains("ENCRYPT_DECRYPT, SIGN_VERIFY").And.Message.Contains("WithKeySpec(KeySpec.RSA_2048, KeyUsageType.ENCRYPT_DECRYPT)"));
            Assert.That(
                () => FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.WithKeySpec(KeySpec.FindValue("RSA_1024")))),
                Throws.ArgumentException.With.Message.Contains("KMS has no key spec RSA_1024"));
        }
    }

    [Test]
    public async Task A_key_needs_no_alias()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey(key => key.WithKeyId("1234abcd-12ab-34cd-56ef-1234567890ab").WithDescription("nameless")).WithKey(key => key.Imported()));
        using var client = kms.CreateClient();

        await client.EncryptAsync(new EncryptRequest { KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab", Plaintext = new MemoryStream([1]) });

        Assert.That(kms.Keys.Select(key => key.Aliases.Count), Is.EqualTo(new[] { 0, 0 }));
    }

    [Test]
    public void A_key_without_an_alias_is_refused_by_its_id_or_by_what_it_lacks()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => FakeKmsServer.Start(k => k.WithKey(key => key.WithKeyId("cards"))), Throws.ArgumentException.With.Message.Contains("no key like cards"));
            Assert.That(
                () => FakeKmsServer.Start(k => k.WithKey(key => key.Imported().PendingImport())),
                Throws.ArgumentException.With.Message.Contains("the one that WithKey describes without an alias"));
            Assert.That(() => FakeKmsServer.Start(k => k.WithKey((Action<KeySeed>)null!)), Throws.ArgumentNullException);
        }
    }

    [Test]
    public async Task Imported_material_expires_as_after_an_import_and_is_recorded()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.MultiRegion("eu-west-1").Imported(TimeSpan.FromDays(30))));
        var start = kms.Clock.GetUtcNow();

        kms.Advance(TimeSpan.FromDays(31));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Keys.Select(key => key.KeyState), Has.Exactly(2).EqualTo(KeyState.PendingImport));
            Assert.That(kms.Trail.Select(record => (record.EventName, record.EventTime)), Has.Exactly(2).EqualTo(("DeleteExpiredKeyMaterial", start.AddDays(30))));
        }
    }

    [TestCase(0)]
    [TestCase(366)]
    public void Material_expires_within_365_days(int days) => Assert.That(
        () => FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.Imported(TimeSpan.FromDays(days)))), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_pending_deletion_ends_as_a_scheduled_one()
    {
        using var kms = FakeKmsServer.Start(k => k.WithKey("alias/old", key => key.PendingDeletion(7).Disabled()).WithKey("alias/older", key => key.PendingDeletion()));
        var before = kms.Key("alias/old");

        kms.Advance(TimeSpan.FromDays(7));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.KeyState, Is.EqualTo(KeyState.PendingDeletion));
            Assert.That(kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "DeleteKey" }));
            Assert.That(kms.Keys, Has.Count.EqualTo(1));
            Assert.That(kms.Key("alias/older").DeletionDate, Is.EqualTo(kms.Clock.GetUtcNow().AddDays(23)));
        }
    }

    [TestCase(6)]
    [TestCase(31)]
    public void A_waiting_period_has_7_to_30_days(int days) => Assert.That(
        () => FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.PendingDeletion(days))), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Invented_keys_add_up()
    {
        using var kms = FakeKmsServer.Start(k => k.WithKeys(2).WithKeys(3));

        Assert.That(kms.Keys, Has.Count.EqualTo(5));
    }
}
