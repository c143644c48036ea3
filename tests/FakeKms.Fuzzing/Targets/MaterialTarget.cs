using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Rsa;
using FakeKms.Entropy;
using FakeKms.Fuzzing.Mutation;
using FakeKms.Tests.Operations.Materials;

namespace FakeKms.Fuzzing.Targets;

/// <summary>Key material that is imported: PKCS #8 of every kind behind a wrapping that is right, and sometimes the wrapped bytes themselves.</summary>
internal sealed class MaterialTarget : KmsTarget
{
    private static readonly string[] Specs = ["RSA_2048", "ECC_NIST_P256", "ECC_NIST_P521", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519", "SM2"];

    private readonly IAmazonKeyManagementService world;
    private readonly IAmazonKeyManagementService china;
    private readonly List<(IAmazonKeyManagementService Client, string KeyId, string Algorithm, GetParametersForImportResponse Parameters)> keys = [];

    public MaterialTarget()
    {
        (world, china) = (Client(), Client("cn-north-1"));
        foreach (var spec in Specs)
        {
            var (client, algorithm, wrapping) = spec == "SM2" ? (china, "SM2PKE", "SM2") : (world, "RSA_AES_KEY_WRAP_SHA_256", "RSA_2048");
            var key = client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = KeyUsageType.SIGN_VERIFY, Origin = OriginType.EXTERNAL }).Result.KeyMetadata.KeyId;
            keys.Add((client, key, algorithm, client.GetParametersForImportAsync(new() { KeyId = key, WrappingAlgorithm = algorithm, WrappingKeySpec = wrapping }).Result));
        }
    }

    public override IReadOnlyList<byte[]> Seeds { get; } = [.. Specs.Select(MaterialOf)];

    public override InputForm Form => InputForm.Der;

    public override int DefaultInputs => 10;

    protected override void Take(byte[] input)
    {
        // Where it is meant to go, as far as can be told, and somewhere else.
        foreach (var (client, keyId, algorithm, parameters) in keys.Where((_, index) => index == input.Length % keys.Count || index == input.LastOrDefault() % keys.Count))
        {
            var wrapped = input.Length is > 0 and < 8000 ? ForeignWrapping.Wrap(algorithm, parameters.PublicKey.ToArray(), input) : input;
            if (input.Length % 7 == 0 && wrapped.Length > 0) wrapped[input.Length % wrapped.Length] ^= 0x10;
            Answer(() => client.ImportKeyMaterialAsync(new ImportKeyMaterialRequest
            {
                KeyId = keyId,
                ImportToken = new MemoryStream(parameters.ImportToken.ToArray()),
                EncryptedKeyMaterial = new MemoryStream(wrapped),
                ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE,
            }));
        }
    }

    private static byte[] MaterialOf(string spec)
    {
        KeyPair key = spec.StartsWith("RSA", StringComparison.Ordinal) ? RsaKeyPair.FromPool(spec, 5) : KeyPairs.Generate(spec, new SeededStream(5, spec));
        return key.Pkcs8;
    }
}
