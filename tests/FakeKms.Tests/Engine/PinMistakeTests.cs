using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine;

/// <summary>Pins that cannot be honoured: mistakes of the test, said to be such.</summary>
public sealed class PinMistakeTests : IDisposable
{
    private const string KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string MultiRegionId = "mrk-1234abcd12ab34cd56ef1234567890ab";
    private static readonly string LongId = new('a', 64);
    private readonly FakeKmsServer kms = FakeKmsServer.Start();
    private readonly IAmazonKeyManagementService client;

    public PinMistakeTests() => client = kms.CreateClient();

    public void Dispose()
    {
        client.Dispose();
        kms.Dispose();
    }

    [Test]
    public Task A_key_id_that_is_in_use() => IsAMistakeAsync(
        prepare: () => client.CreateKeyAsync(new()), pin: () => kms.Ids.NextKeyId(KeyId).NextKeyId(KeyId), call: () => client.CreateKeyAsync(new()),
        $"kms.Ids.NextKeyId pins an id that is in use: there is a key arn:aws:kms:us-east-1:111122223333:key/{KeyId} already. A key id can be given once in an account and Region.");

    [Test]
    public Task The_id_of_a_multi_Region_key_for_a_single_Region_key() => IsAMistakeAsync(
        prepare: null, pin: () => kms.Ids.NextKeyId(MultiRegionId), call: () => client.CreateKeyAsync(new()),
        $"kms.Ids.NextKeyId pins {MultiRegionId}, which is the id of a multi-Region key, and the next key to be created is a single-Region key. Pin a UUID.");

    [Test]
    public Task The_id_of_a_single_Region_key_for_a_multi_Region_key() => IsAMistakeAsync(
        prepare: null, pin: () => kms.Ids.NextKeyId(KeyId), call: () => client.CreateKeyAsync(new() { MultiRegion = true }),
        $"kms.Ids.NextKeyId pins {KeyId}, and the next key to be created is a multi-Region key. Pin mrk- and 32 hexadecimal digits.");

    [Test]
    public Task A_key_material_id_that_another_key_has() => IsAMistakeAsync(
        prepare: () => client.CreateKeyAsync(new()), pin: () => kms.Ids.NextKeyId(KeyId).NextKeyMaterialId(LongId).NextKeyMaterialId(LongId),
        call: () => client.CreateKeyAsync(new()),
        $"kms.Ids.NextKeyMaterialId pins an id that is in use: the key {KeyId} has a material {LongId} already. A key material id can be given once.");

    [Test]
    public async Task A_key_material_id_that_the_same_key_has()
    {
        kms.Ids.NextKeyId(KeyId).NextKeyMaterialId(LongId);
        await client.CreateExternalKeyAsync();
        await client.ImportAsync(KeyId, Wrapping.Material(1));
        var request = await client.WrapAsync(KeyId, Wrapping.Material(2));
        (request.ExpirationModel, request.ImportType) = (ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE, ImportType.NEW_KEY_MATERIAL);

        await IsAMistakeAsync(
            prepare: null, pin: () => kms.Ids.NextKeyMaterialId(LongId), call: () => client.ImportKeyMaterialAsync(request),
            $"kms.Ids.NextKeyMaterialId pins an id that is in use: the key {KeyId} has a material {LongId} already. A key material id can be given once.");
    }

    [Test]
    public async Task A_grant_id_that_is_in_use()
    {
        var keyId = await client.CreateSymmetricKeyAsync();
        Task Grant() => client.CreateGrantAsync(new() { KeyId = keyId, GranteePrincipal = "arn:aws:iam::111122223333:user/Bob", Operations = ["Decrypt"] });

        await IsAMistakeAsync(
            prepare: Grant, pin: () => kms.Ids.NextGrantId(LongId).NextGrantId(LongId), call: Grant,
            $"kms.Ids.NextGrantId pins an id that is in use: there is a grant {LongId} already. A grant id can be given once.");
        Assert.That((await client.ListGrantsAsync(new ListGrantsRequest { KeyId = keyId })).Grants, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_custom_key_store_id_that_is_in_use()
    {
        const string Id = "cks-1234567890abcdef0";
        Task Store(string name, string cluster) => client.CreateCustomKeyStoreAsync(new()
        {
            CustomKeyStoreName = name,
            CloudHsmClusterId = cluster,
            TrustAnchorCertificate = "certificate",
            KeyStorePassword = "kmsuser-password",
        });

        await IsAMistakeAsync(
            prepare: () => Store("one", "cluster-2a3b4c5d6e7"), pin: () => kms.Ids.NextCustomKeyStoreId(Id).NextCustomKeyStoreId(Id),
            call: () => Store("two", "cluster-7a3b4c5d6e7"),
            $"kms.Ids.NextCustomKeyStoreId pins an id that is in use: there is a custom key store {Id} already. Its id can be given once in an account and Region.");
        Assert.That((await client.DescribeCustomKeyStoresAsync(new())).CustomKeyStores, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_rotation_that_meets_one_happens_all_the_same()
    {
        await client.CreateKeyAsync(new());
        var keyId = await client.CreateSymmetricKeyAsync();
        await client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 90 });
        var other = kms.Keys.Single(key => key.KeyId != keyId).Materials[0].KeyMaterialId;
        kms.Ids.NextKeyMaterialId(other).NextKeyMaterialId(LongId);

        kms.Advance(TimeSpan.FromDays(180));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail.Count(record => record.EventName == "RotateKey"), Is.EqualTo(2));
            Assert.That(kms.Key(keyId).Materials[1].KeyMaterialId, Is.EqualTo(LongId));
            Assert.That(kms.Mistakes, Is.EqualTo(new[] { $"A mistake of the test: kms.Ids.NextKeyMaterialId pins an id that is in use: the key {kms.Keys.Single(key => key.KeyId != keyId).KeyId} has a material {other} already. A key material id can be given once." }));
        }
    }

    private async Task IsAMistakeAsync(Func<Task>? prepare, Action pin, Func<Task> call, string text)
    {
        pin();
        if (prepare is not null) await prepare();
        var (keys, records) = (kms.Keys.Select(key => key.Arn).ToArray(), kms.Trail.Count);
        var error = (await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => call()))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((error.ErrorCode, error.Message), Is.EqualTo(("FakeKmsMistakeException", "A mistake of the test: " + text)));
            Assert.That(kms.Keys.Select(key => key.Arn), Is.EqualTo(keys), "nothing is half made");
            Assert.That(kms.Trail.Skip(records).Select(record => record.ErrorCode), Is.EqualTo(new[] { "FakeKmsMistakeException" }), "one record");
            Assert.That(kms.Mistakes, Is.EqualTo(new[] { error.Message }));
            Assert.That(kms.Defects, Is.Empty);
        }
        await client.CreateKeyAsync(new());
    }
}
