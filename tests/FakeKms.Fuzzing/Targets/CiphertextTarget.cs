using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Fuzzing.Mutation;
using FakeKms.Fuzzing.Running;

namespace FakeKms.Fuzzing.Targets;

/// <summary>Ciphertexts that were changed: none but the one that KMS gave out can be decrypted.</summary>
internal sealed class CiphertextTarget : KmsTarget
{
    private static readonly byte[] Plaintext = [.. Enumerable.Range(0, 40).Select(number => (byte)number)];

    private readonly IAmazonKeyManagementService client;
    private readonly List<byte[]> seeds = [];
    private readonly string pair;
    private readonly string kem;

    public CiphertextTarget()
    {
        client = Client();
        var one = client.CreateKeyAsync(new CreateKeyRequest()).Result.KeyMetadata.KeyId;
        var other = client.CreateKeyAsync(new CreateKeyRequest { MultiRegion = true }).Result.KeyMetadata.KeyId;
        pair = client.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.RSA_2048, KeyUsage = KeyUsageType.ENCRYPT_DECRYPT }).Result.KeyMetadata.KeyId;
        kem = client.CreateKeyAsync(new CreateKeyRequest { KeySpec = "ML_KEM_512", KeyUsage = "ENCAPSULATE_DECAPSULATE" }).Result.KeyMetadata.KeyId;
        foreach (var key in (string[])[one, other])
            seeds.Add(client.EncryptAsync(new EncryptRequest { KeyId = key, Plaintext = new MemoryStream(Plaintext) }).Result.CiphertextBlob.ToArray());
        seeds.Add(client.EncryptAsync(new EncryptRequest { KeyId = pair, Plaintext = new MemoryStream(Plaintext), EncryptionAlgorithm = "RSAES_OAEP_SHA_256" }).Result.CiphertextBlob.ToArray());
        seeds.Add(new byte[768]);
    }

    public override IReadOnlyList<byte[]> Seeds => seeds;

    public override InputForm Form => InputForm.Cbor;

    protected override void Take(byte[] input)
    {
        var answer = Answer(() => client.DecryptAsync(new DecryptRequest { CiphertextBlob = new MemoryStream(input) }));
        var isOne = seeds.Take(2).Any(seed => seed.AsSpan().SequenceEqual(input));
        FindingException.Unless(isOne == (answer is not null), "A ciphertext was taken that nobody made, or one refused.");
        Answer(() => client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = new MemoryStream(input), DestinationKeyId = pair, DestinationEncryptionAlgorithm = "RSAES_OAEP_SHA_1" }));
        Answer(() => client.DecryptAsync(new DecryptRequest { CiphertextBlob = new MemoryStream(input), KeyId = pair, EncryptionAlgorithm = "RSAES_OAEP_SHA_256" }));
        Answer(() => client.DecapsulateAsync(new DecapsulateRequest { SharedSecretCiphertextBlob = new MemoryStream(input), KeyId = kem, EncapsulationAlgorithm = "ML_KEM_512" }));
    }
}
