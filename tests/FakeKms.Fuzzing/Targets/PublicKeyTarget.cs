using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Fuzzing.Mutation;

namespace FakeKms.Fuzzing.Targets;

/// <summary>Public keys that others send to DeriveSharedSecret, and signatures that they send to Verify: DER of curves.</summary>
internal sealed class PublicKeyTarget : KmsTarget
{
    private readonly List<(IAmazonKeyManagementService Client, string KeyId, byte[] PublicKey)> agreeing = [];
    private readonly List<(IAmazonKeyManagementService Client, string KeyId, string Algorithm)> signing = [];
    private readonly List<byte[]> seeds = [];

    public PublicKeyTarget()
    {
        foreach (var spec in (string[])["ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "SM2"])
        {
            var client = Client(spec == "SM2" ? "cn-north-1" : "us-east-1");
            var key = client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = KeyUsageType.KEY_AGREEMENT }).Result.KeyMetadata.KeyId;
            var publicKey = client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = key }).Result.PublicKey.ToArray();
            agreeing.Add((client, key, publicKey));
            seeds.Add(publicKey);
        }
        foreach (var (spec, algorithm) in ((string, string)[])[("ECC_NIST_P256", "ECDSA_SHA_256"), ("ECC_SECG_P256K1", "ECDSA_SHA_256"), ("SM2", "SM2DSA"), ("RSA_2048", "RSASSA_PSS_SHA_256")])
        {
            var client = Client(spec == "SM2" ? "cn-north-1" : "us-east-1");
            var key = client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = KeyUsageType.SIGN_VERIFY }).Result.KeyMetadata.KeyId;
            signing.Add((client, key, algorithm));
            seeds.Add(client.SignAsync(new SignRequest { KeyId = key, Message = new MemoryStream([1]), SigningAlgorithm = algorithm }).Result.Signature.ToArray());
        }
    }

    public override IReadOnlyList<byte[]> Seeds => seeds;

    public override InputForm Form => InputForm.Der;

    public override int DefaultInputs => 10;

    protected override void Take(byte[] input)
    {
        foreach (var (client, keyId, _) in agreeing)
        {
            Answer(() => client.DeriveSharedSecretAsync(new DeriveSharedSecretRequest
            {
                KeyId = keyId,
                KeyAgreementAlgorithm = KeyAgreementAlgorithmSpec.ECDH,
                PublicKey = new MemoryStream(input),
            }));
        }
        foreach (var (client, keyId, algorithm) in signing)
            Answer(() => client.VerifyAsync(new VerifyRequest { KeyId = keyId, Message = new MemoryStream([1]), SigningAlgorithm = algorithm, Signature = new MemoryStream(input) }));
    }
}
