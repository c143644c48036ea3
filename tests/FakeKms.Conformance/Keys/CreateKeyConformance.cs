using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("CreateKey")]
[Lanes]
public class CreateKeyConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task A_new_key_has_the_metadata_that_AWS_gives_it()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest { Description = "cards" })).KeyMetadata;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.KeyId, Does.Match("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"));
            Assert.That(key.Arn, Does.Match($"^arn:aws[a-z-]*:kms:{Region}:{key.AWSAccountId}:key/{key.KeyId}$"));
            Assert.That((key.Description, key.Enabled, key.KeyState), Is.EqualTo(("cards", (bool?)true, KeyState.Enabled)));
            Assert.That((key.KeySpec, key.KeyUsage), Is.EqualTo((KeySpec.SYMMETRIC_DEFAULT, KeyUsageType.ENCRYPT_DECRYPT)));
            Assert.That((key.Origin, key.KeyManager), Is.EqualTo((OriginType.AWS_KMS, KeyManagerType.CUSTOMER)));
            Assert.That(key.EncryptionAlgorithms, Is.EqualTo(new[] { "SYMMETRIC_DEFAULT" }));
            Assert.That((key.MultiRegion, key.MultiRegionConfiguration), Is.EqualTo(((bool?)false, (MultiRegionConfiguration?)null)));
            Assert.That(key.CurrentKeyMaterialId, Does.Match("^[0-9a-f]{64}$"));
            Assert.That((key.CreationDate is null, key.ExpirationModel), Is.EqualTo((false, (ExpirationModelType?)null)));
        }
    }

    [Test]
    public async Task A_key_for_imported_material_waits_for_it()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest { Origin = OriginType.EXTERNAL })).KeyMetadata;

        Assert.That((key.KeyState, key.Enabled, key.CurrentKeyMaterialId), Is.EqualTo((KeyState.PendingImport, (bool?)false, (string?)null)));
    }

    [Test]
    public async Task A_multi_Region_key_has_an_id_of_its_own_form_and_is_a_primary_key()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true })).KeyMetadata;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.KeyId, Does.Match("^mrk-[0-9a-f]{32}$"));
            Assert.That((key.MultiRegion, key.MultiRegionConfiguration.MultiRegionKeyType), Is.EqualTo(((bool?)true, MultiRegionKeyType.PRIMARY)));
            Assert.That((key.MultiRegionConfiguration.PrimaryKey.Arn, key.MultiRegionConfiguration.PrimaryKey.Region), Is.EqualTo((key.Arn, Region)));
            Assert.That(key.MultiRegionConfiguration.ReplicaKeys, Is.Null.Or.Empty);
        }
    }

    [Test]
    public async Task The_deprecated_name_of_the_spec_is_a_synonym()
    {
#pragma warning disable CS0618 // CustomerMasterKeySpec is deprecated, and still there.
        var request = new CreateKeyRequest { CustomerMasterKeySpec = CustomerMasterKeySpec.RSA_2048, KeyUsage = KeyUsageType.SIGN_VERIFY };
        var key = (await Client.CreateKeyAsync(request)).KeyMetadata;

        Assert.That((key.KeySpec, key.CustomerMasterKeySpec), Is.EqualTo((KeySpec.RSA_2048, CustomerMasterKeySpec.RSA_2048)));
#pragma warning restore CS0618
    }

    [Test]
    [Refusal]
    public async Task Tags_are_checked()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CreateTagged(("a", "1"), ("a", "2")), Is.EqualTo(Errors.DuplicateTags));
            Assert.That(await CreateTagged(("aws:a", "1")), Is.EqualTo(Errors.ReservedTags));
            Assert.That(await CreateTagged([.. Enumerable.Range(0, 51).Select(i => ($"k{i}", "v"))]), Is.EqualTo(Errors.TooManyTags));
        }
    }

    private Task<string> CreateTagged(params (string Key, string Value)[] tags) => ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest
    {
        Tags = [.. tags.Select(tag => new Tag { TagKey = tag.Key, TagValue = tag.Value })],
    }));
}
