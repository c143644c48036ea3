using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Seeding;

public class SeededMultiRegionKeyTests
{
    private const string Away = "arn:aws:kms:eu-west-1:111122223333:alias/cards";

    [Test]
    public void A_primary_key_and_its_replicas_are_there_under_the_same_alias_and_leave_no_record()
    {
        using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.MultiRegion("eu-west-1", "ap-south-1")));

        var (primary, replica) = (kms.Key("alias/cards"), kms.Key(Away));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(primary.KeyId, Does.Match("^mrk-[0-9a-f]{32}$").And.EqualTo(replica.KeyId));
            Assert.That((primary.MultiRegionKeyType, replica.MultiRegionKeyType), Is.EqualTo((MultiRegionKeyType.PRIMARY, MultiRegionKeyType.REPLICA)));
            Assert.That((primary.Region, replica.Region, replica.KeyState), Is.EqualTo(("us-east-1", "eu-west-1", KeyState.Enabled)));
            Assert.That(primary.RelatedKeys, Is.EquivalentTo(new[] { replica.Arn, kms.Key("arn:aws:kms:ap-south-1:111122223333:alias/cards").Arn }));
            Assert.That(replica.RelatedKeys, Does.Contain(primary.Arn).And.Not.Contain(replica.Arn));
            Assert.That(kms.Trail, Is.Empty);
        }
    }

    [Test]
    public async Task Keys_that_nobody_describes_have_an_empty_description()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.MultiRegion("eu-west-1")));
        using var client = kms.CreateClient();
        using var away = kms.CreateClient("eu-west-1");

        Assert.That(
            ((await client.DescribeKeyAsync("alias/cards")).KeyMetadata.Description, (await away.DescribeKeyAsync("alias/cards")).KeyMetadata.Description),
            Is.EqualTo(("", "")));
    }

    [Test]
    public void A_multi_Region_key_without_replicas_is_a_primary_key()
    {
        using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.MultiRegion()));

        var key = kms.Key("alias/cards");

        Assert.That((key.MultiRegionKeyType, key.RelatedKeys.Count), Is.EqualTo((MultiRegionKeyType.PRIMARY, 0)));
    }

    [Test]
    public async Task Imported_material_is_in_every_Region()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.MultiRegion("eu-west-1").Imported(Wrapping.Material(3))));
        using var home = kms.CreateClient();
        using var away = kms.CreateClient(config => config.AuthenticationRegion = "eu-west-1");

        Assert.That(await away.DecryptTextAsync(await home.EncryptTextAsync("alias/cards", "secret")), Is.EqualTo("secret"));
    }

    [Test]
    public async Task A_set_that_waits_for_its_import_takes_it_on_the_primary_first()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.MultiRegion("eu-west-1").PendingImport()));
        using var home = kms.CreateClient();
        using var away = kms.CreateClient(config => config.AuthenticationRegion = "eu-west-1");
        var keyId = kms.Key("alias/cards").KeyId;

        var first = await home.ImportAsync(keyId, Wrapping.Material(1));
        var second = await away.ImportAsync(keyId, Wrapping.Material(1));

        Assert.That((second.KeyMaterialId, kms.Key(Away).KeyState), Is.EqualTo((first.KeyMaterialId, KeyState.Enabled)));
    }

    [Test]
    public void A_pinned_id_is_shared_by_the_related_keys()
    {
        using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.MultiRegion("eu-west-1").WithKeyId("mrk-1234abcd12ab34cd56ef1234567890ab")));

        Assert.That(kms.Key(Away).Arn, Is.EqualTo("arn:aws:kms:eu-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab"));
    }

    [Test]
    public void Rotation_goes_on_by_the_calendar()
    {
        using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.RotatingEvery(90)));
        var start = kms.Clock.GetUtcNow();
        var before = kms.Key("alias/cards");

        kms.Advance(TimeSpan.FromDays(91));

        var after = kms.Key("alias/cards");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((before.RotationPeriodInDays, before.NextRotationDate), Is.EqualTo(((int?)90, (DateTimeOffset?)start.AddDays(90))));
            Assert.That((after.NextRotationDate, after.Materials.Count), Is.EqualTo(((DateTimeOffset?)start.AddDays(180), 2)));
            Assert.That(kms.Trail.Single().EventName, Is.EqualTo("RotateKey"));
        }
    }

    [Test]
    public async Task A_key_of_another_spec_is_there()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/mac", key => key.WithKeySpec(KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC)));
        using var client = kms.CreateClient();

        Assert.That((await client.DescribeKeyAsync("alias/mac")).KeyMetadata.MacAlgorithms, Is.EqualTo(new[] { "HMAC_SHA_256" }));
    }
}
