using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Materials;

/// <summary>What is no longer or shorter than the wrapping key can make it goes on to be unwrapped; everything else is refused by its size.</summary>
public class WrappedSizeTests : ImportFixture
{
    private const string Wrong = "ValidationException: Invalid encrypted key size.";
    private const string Unreadable = "InvalidCiphertextException";
    private const string World = "us-east-1";
    private const string Beijing = "cn-north-1";

    private static IEnumerable<TestCaseData> Oaep =>
        from algorithm in new[] { "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256" }
        from size in new[] { 256, 384, 512 }
        select new TestCaseData(algorithm, $"RSA_{size * 8}", size);

    private static IEnumerable<TestCaseData> Hybrid =>
        from algorithm in new[] { "RSA_AES_KEY_WRAP_SHA_1", "RSA_AES_KEY_WRAP_SHA_256" }
        from size in new[] { 256, 384, 512 }
        select new TestCaseData(algorithm, $"RSA_{size * 8}", size);

    [TestCaseSource(nameof(Oaep))]
    public async Task RSAES_OAEP_gives_the_length_of_the_modulus(string algorithm, string wrappingKey, int modulus)
    {
        var errors = await ErrorsAsync(World, "SYMMETRIC_DEFAULT", algorithm, wrappingKey, [1, modulus - 1, modulus, modulus + 1, 6144]);

        Assert.That(errors, Is.EqualTo(new[] { Wrong, Wrong, Unreadable, Wrong, Wrong }));
    }

    [TestCaseSource(nameof(Hybrid))]
    public async Task AES_key_wrap_adds_two_or_more_half_blocks(string algorithm, string wrappingKey, int modulus)
    {
        var errors = await ErrorsAsync(
            World, "ECC_NIST_P256", algorithm, wrappingKey, [modulus, modulus + 8, modulus + 15, modulus + 16, modulus + 17, modulus + 24]);

        Assert.That(errors, Is.EqualTo(new[] { Wrong, Wrong, Wrong, Unreadable, Wrong, Unreadable }));
    }

    [Test]
    public async Task SM2_gives_a_sequence_of_four_parts()
    {
        var errors = await ErrorsAsync(Beijing, "SM2", "SM2PKE", "SM2", [1, 44, 45, 300]);

        Assert.That(errors, Is.EqualTo(new[] { Wrong, Wrong, Unreadable, Unreadable }));
    }

    [Test]
    public async Task The_token_comes_first_and_stays_good()
    {
        var keyId = await CreateExternalAsync(World, "SYMMETRIC_DEFAULT");
        var request = await RequestAsync(World, keyId, "SYMMETRIC_DEFAULT", ImportTable.Material(World, "SYMMETRIC_DEFAULT"));
        var (token, wrapped) = (request.ImportToken, request.EncryptedKeyMaterial);

        (request.ImportToken, request.EncryptedKeyMaterial) = (Stream([1]), Stream(new byte[255]));
        var foreign = await ShortErrorAsync(World, request);
        request.ImportToken = token;
        var tooShort = await ImportErrorAsync(World, request);
        request.EncryptedKeyMaterial = wrapped;

        Assert.That((foreign, tooShort, await ImportErrorAsync(World, request)), Is.EqualTo(("InvalidImportTokenException", Wrong, "no error")));
    }

    private async Task<IReadOnlyList<string>> ErrorsAsync(string region, string spec, string algorithm, string wrappingKey, int[] lengths)
    {
        var keyId = await CreateExternalAsync(region, spec);
        var parameters = await ParametersAsync(region, keyId, algorithm, wrappingKey);
        var errors = new List<string>();
        foreach (var length in lengths)
        {
            errors.Add(await ShortErrorAsync(region, new ImportKeyMaterialRequest
            {
                KeyId = keyId,
                ImportToken = parameters.ImportToken,
                EncryptedKeyMaterial = Stream(new byte[length]),
                ExpirationModel = "KEY_MATERIAL_DOES_NOT_EXPIRE",
            }));
        }
        return errors;
    }

    // Errors without a text get one from the SDK.
    private async Task<string> ShortErrorAsync(string region, ImportKeyMaterialRequest request) =>
        await ImportErrorAsync(region, request) is var error && error.StartsWith("ValidationException", StringComparison.Ordinal) ? error : error.Split(':')[0];
}
