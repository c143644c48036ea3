using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Pages;

public class KeyBandTests : InMemory
{
    [Test]
    public async Task States_go_from_one_record_to_the_next_that_tells_another()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DisableKeyAsync(new DisableKeyRequest { KeyId = keyId });
        await Client.DescribeKeyAsync(keyId);
        await Client.EnableKeyAsync(new EnableKeyRequest { KeyId = keyId });
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));
        var key = keyId[..8];

        Assert.That(Page().Bands(), Is.EqualTo(new[]
        {
            $"{key}: Enabled 0-1", $"{key}: Disabled 1-3", $"{key}: Enabled 3-4", $"{key}: PendingDeletion 4-5", $"{key}: Deleted 5-",
        }));
    }

    [Test]
    public async Task A_cancelled_deletion_leaves_the_key_disabled()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);
        await Client.CancelKeyDeletionAsync(new CancelKeyDeletionRequest { KeyId = keyId });

        Assert.That(Page().Bands()[^1], Does.EndWith(": Disabled 2-").And.StartWith(keyId[..8]));
    }

    [Test]
    public async Task Nothing_is_said_of_a_key_before_a_record_tells_it()
    {
        await Client.DescribeKeyAsync("alias/cards");
        Assert.That(Page().Bands(), Is.Empty);

        await Client.EncryptTextAsync("alias/cards", "x");
        Assert.That(Page().Bands(), Is.EqualTo(new[] { "alias/cards: Enabled 1-" }));
    }

    [Test]
    public async Task A_key_that_turns_out_to_be_disabled_was_so()
    {
        await Client.DisableKeyAsync(new DisableKeyRequest { KeyId = Kms.Key("alias/cards").KeyId });
        Kms.Trail.Clear();
        await ErrorOf(() => Client.EncryptTextAsync("alias/cards", "x"));

        Assert.That(Page().Bands(), Is.EqualTo(new[] { "alias/cards: Disabled 0-" }));
    }

    [Test]
    public async Task Imported_material_lives_from_its_import_to_its_expiry()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1), r =>
            (r.ExpirationModel, r.ValidTo) = (ExpirationModelType.KEY_MATERIAL_EXPIRES, Pinned.Start.AddDays(1).UtcDateTime));
        var material = Kms.Key(keyId).CurrentKeyMaterialId;
        Kms.Advance(TimeSpan.FromDays(2));
        var (import, last) = (IndexOf("ImportKeyMaterial"), Kms.Trail.Count - 1);
        var key = keyId[..8];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Page().Bands(materials: true), Is.EqualTo(new[] { $"{key}: {material} {import}-{last}" }));
            Assert.That(Page().Bands(), Is.EqualTo(new[] { $"{key}: PendingImport 0-{import}", $"{key}: Enabled {import}-{last}", $"{key}: PendingImport {last}-" }));
        }
    }

    [Test]
    public async Task A_rotation_begins_the_next_material()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var before = Kms.Key(keyId).CurrentKeyMaterialId;
        await Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = keyId });
        Kms.Advance(TimeSpan.FromDays(1));
        var at = IndexOf("RotateKey");
        var key = keyId[..8];

        Assert.That(Page().Bands(materials: true), Is.EqualTo(new[] { $"{key}: {before} 0-{at}", $"{key}: {Kms.Key(keyId).CurrentKeyMaterialId} {at}-" }));
    }

    [Test]
    public async Task Deleted_material_ends()
    {
        var keyId = await Client.CreateExternalKeyAsync();
        await Client.ImportAsync(keyId, Wrapping.Material(1));
        var import = IndexOf("ImportKeyMaterial");
        await Client.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = keyId });

        Assert.That(Page().Bands(materials: true).Single(), Does.EndWith($" {import}-{IndexOf("DeleteImportedKeyMaterial")}"));
    }

    [Test]
    public async Task A_lane_is_named_by_its_alias_or_the_beginning_of_its_id_and_by_its_Region_where_there_are_several()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.DescribeKeyAsync("alias/cards");
        Assert.That(Page().Lanes, Is.EqualTo(new[] { keyId[..8], "alias/cards" }));

        using var away = Kms.CreateClient(region: "eu-west-1");
        var other = await away.CreateSymmetricKeyAsync();
        Assert.That(Page().Lanes, Is.EqualTo(new[] { keyId[..8] + " in us-east-1", "alias/cards in us-east-1", other[..8] + " in eu-west-1" }));
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");

    private TimelineDocument Page() => new(Kms.Trail.ToHtml());

    private int IndexOf(string eventName) => Kms.Trail.ToList().FindIndex(record => record.EventName == eventName);
}
