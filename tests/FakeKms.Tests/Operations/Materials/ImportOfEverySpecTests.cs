using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Operations.Materials;

/// <summary>Every importable key spec by every wrapping algorithm and wrapping key, and no other way.</summary>
public class ImportOfEverySpecTests : ImportFixture
{
    private static readonly byte[] Message = "One and the same message."u8.ToArray();

    [TestCaseSource(typeof(ImportTable), nameof(ImportTable.All))]
    public async Task Material_that_was_wrapped_elsewhere_is_the_material_of_the_key(string region, string spec, string algorithm, string wrappingKey)
    {
        var keyId = await CreateExternalAsync(region, spec);
        var parameters = await ParametersAsync(region, keyId, algorithm, wrappingKey);
        var material = ImportTable.Material(region, spec);

        await In(region).ImportKeyMaterialAsync(new ImportKeyMaterialRequest
        {
            KeyId = keyId,
            ImportToken = parameters.ImportToken,
            EncryptedKeyMaterial = Stream(ForeignWrapping.Wrap(algorithm, parameters.PublicKey.ToArray(), material)),
            ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE,
        });

        Assert.That(await UsesAsync(region, keyId, spec, material), Is.True);
    }

    [TestCaseSource(typeof(ImportTable), nameof(ImportTable.Specs))]
    public async Task Any_other_wrapping_algorithm_or_wrapping_key_is_refused(string region, string spec)
    {
        var keyId = await CreateExternalAsync(region, spec);
        var others =
            from algorithm in AllOf<AlgorithmSpec>()
            from wrappingKey in AllOf<WrappingKeySpec>()
            where !ImportTable.Has(region, spec, algorithm, wrappingKey)
            select (algorithm, wrappingKey);

        using (Assert.EnterMultipleScope())
        {
            foreach (var (algorithm, wrappingKey) in others)
            {
                Assert.That(await ErrorOf(() => ParametersAsync(region, keyId, algorithm, wrappingKey)), Is.EqualTo(algorithm == "RSAES_PKCS1_V1_5"
                    ? "UnsupportedOperationException: Wrapping algorithm RSAES_PKCS1_V1_5 is not supported."
                    : $"ValidationException: Wrapping algorithm {algorithm} and wrapping key spec {wrappingKey} cannot be used to import a {spec} key."));
            }
        }
    }

    [Test]
    public async Task Lattice_keys_take_no_material([Values("ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "ML_KEM_512", "ML_KEM_768", "ML_KEM_1024")] string spec)
    {
        var usage = spec.StartsWith("ML_DSA", StringComparison.Ordinal) ? "SIGN_VERIFY" : "ENCAPSULATE_DECAPSULATE";

        Assert.That(await ErrorOf(() => CreateAsync(spec, usage, "EXTERNAL")), Does.Not.EqualTo("no error"));
    }

    private async Task<bool> UsesAsync(string region, string keyId, string spec, byte[] material)
    {
        if (spec == "SYMMETRIC_DEFAULT")
            return await In(region).DecryptTextAsync(await In(region).EncryptTextAsync(keyId, "secret")) == "secret";
        if (!spec.StartsWith("HMAC", StringComparison.Ordinal))
            return (await In(region).GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = keyId })).PublicKey.ToArray().AsSpan().SequenceEqual(TestKeys.First(spec).PublicKey);
        var request = new GenerateMacRequest { KeyId = keyId, Message = Stream(Message), MacAlgorithm = spec.Replace("HMAC_", "HMAC_SHA_") };
        var expected = MacUtilities.CalculateMac(spec.Replace("HMAC_", "HMAC-SHA"), new KeyParameter(material), Message);
        return (await In(region).GenerateMacAsync(request)).Mac.ToArray().AsSpan().SequenceEqual(expected);
    }
}
