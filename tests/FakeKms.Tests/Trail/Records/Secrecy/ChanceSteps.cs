using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>Random bytes, encapsulated secrets, and answers for enclaves.</summary>
internal static class ChanceSteps
{
    private const int EndOfDocument = 60;

    public static IReadOnlyList<Func<RandomWorld, Task>> All { get; } = [Chance, Encapsulation, ForAnEnclave];

    private static async Task Chance(RandomWorld world)
    {
        var answer = await world.CallAsync(c => c.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 12 + world.Number(100) }), "GenerateRandom");
        world.Secrets.Add(answer.Plaintext.ToArray());
    }

    private static async Task Encapsulation(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "ml-kem", r => (r.KeySpec, r.KeyUsage) = (KeySpec.ML_KEM_768, KeyUsageType.ENCAPSULATE_DECAPSULATE));
        var sent = await world.CallAsync(c => c.EncapsulateAsync(new() { KeyId = keyId, EncapsulationAlgorithm = EncapsulationAlgorithmSpec.ML_KEM }), "Encapsulate");
        world.Secrets.Add(sent.SharedSecret.ToArray());
        world.Secrets.Add(sent.SharedSecretCiphertextBlob.ToArray());
        await world.CallAsync(c => c.DecapsulateAsync(new()
        {
            KeyId = keyId,
            EncapsulationAlgorithm = EncapsulationAlgorithmSpec.ML_KEM,
            SharedSecretCiphertextBlob = sent.SharedSecretCiphertextBlob,
        }), "Decapsulate");
    }

    // Records show what a document measures; its signature, at the end, they do not.
    private static async Task ForAnEnclave(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "symmetric");
        var recipient = world.Kms.Attestation.CreateNitroEnclave().CreateRecipientInfo();
        var answer = await world.CallAsync(
            c => c.GenerateDataKeyAsync(new() { KeyId = keyId, KeySpec = DataKeySpec.AES_256, Recipient = recipient }), "GenerateDataKey");
        world.Secrets.Add(answer.CiphertextForRecipient.ToArray());
        world.Secrets.Add(recipient.AttestationDocument.ToArray().AsSpan()[^EndOfDocument..]);
    }
}
