using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Materials;

/// <summary>How the members of ImportKeyMaterial have to fit together, and the key.</summary>
public sealed class ImportMemberTests : InMemory
{
    [Test]
    public async Task Material_that_does_not_expire_has_no_date_of_expiry() => Assert.That(
        await ErrorAsync(await Client.CreateExternalKeyAsync(), request => request.ValidTo = Kms.Clock.GetUtcNow().AddDays(1).UtcDateTime),
        Is.EqualTo("ValidationException: A validTo date must not be set if the ExpirationModel is KEY_MATERIAL_DOES_NOT_EXPIRE"));

    [Test]
    public async Task New_material_has_no_id_yet() => Assert.That(
        await ErrorAsync(await Client.CreateExternalKeyAsync(), request => (request.ImportType, request.KeyMaterialId) = (ImportType.NEW_KEY_MATERIAL, new string('a', 64))),
        Is.EqualTo("ValidationException: A keyMaterialId must not be set if the ImportType is NEW_KEY_MATERIAL"));

    private static IEnumerable<TestCaseData> MembersOfSymmetricKeys()
    {
        TestCaseData Of(string title, Action<ImportKeyMaterialRequest> change) => new TestCaseData(change).SetArgDisplayNames(title);
        yield return Of("a type of import", request => request.ImportType = ImportType.NEW_KEY_MATERIAL);
        yield return Of("the id of a material", request => request.KeyMaterialId = new string('a', 64));
        yield return Of("a description", request => request.KeyMaterialDescription = "of today");
    }

    [TestCaseSource(nameof(MembersOfSymmetricKeys))]
    public async Task A_key_that_has_one_material_at_most_has_no_way_to_tell_several_apart(Action<ImportKeyMaterialRequest> change)
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest
        {
            Origin = OriginType.EXTERNAL,
            KeySpec = KeySpec.HMAC_256,
            KeyUsage = KeyUsageType.GENERATE_VERIFY_MAC,
        })).KeyMetadata.KeyId;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await ErrorAsync(key, change),
                Is.EqualTo("ValidationException: ImportType, KeyMaterialId and KeyMaterialDescription can be set for symmetric encryption keys only"));
            Assert.That(await ErrorAsync(key, _ => { }), Is.EqualTo("no error"));
        }
    }

    private async Task<string> ErrorAsync(string keyId, Action<ImportKeyMaterialRequest> change)
    {
        var request = await Client.WrapAsync(keyId, Wrapping.Material(1));
        request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;
        change(request);
        return await ErrorOf(() => Client.ImportKeyMaterialAsync(request));
    }
}
