using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Operations;

namespace FakeKms.Tests.Trail.Secrecy;

/// <summary>Operations that the catalogue may not have yet; they are called as soon as it has them.</summary>
internal static class NewerSteps
{
    public static IReadOnlyList<Func<RandomWorld, Task>> All { get; } =
        [.. new (string Operation, Func<RandomWorld, Task> Step)[] { ("GenerateRandom", Chance), ("Decapsulate", Encapsulation) }
            .Where(step => OperationCatalog.Find(step.Operation) is not null).Select(step => step.Step)];

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
}
