using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto.Wrapping;
using FakeKms.Entropy;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>Random imports, rotations and moves between Regions.</summary>
internal static class MaterialSteps
{
    public static IReadOnlyList<Func<RandomWorld, Task>> All { get; } = [Import, Rotation, RotationOnDemand, Replication];

    private static async Task Import(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "external", r => r.Origin = OriginType.EXTERNAL);
        var parameters = await world.CallAsync(c => c.GetParametersForImportAsync(new()
        {
            KeyId = keyId,
            WrappingAlgorithm = AlgorithmSpec.RSAES_OAEP_SHA_256,
            WrappingKeySpec = WrappingKeySpec.RSA_2048,
        }), "GetParametersForImport");
        // A key takes the same material for ever, so that each has its own.
        var material = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(keyId));
        var wrapped = MaterialWrapper.Wrap("RSAES_OAEP_SHA_256", parameters.PublicKey.ToArray(), material, new SeededStream(seed: 0, keyId));
        foreach (var secret in new[] { material, wrapped, parameters.ImportToken.ToArray() }) world.Secrets.Add(secret);
        await world.CallAsync(c => c.ImportKeyMaterialAsync(new()
        {
            KeyId = keyId,
            ImportToken = parameters.ImportToken,
            EncryptedKeyMaterial = new MemoryStream(wrapped),
            ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE,
        }), "ImportKeyMaterial");
        await CipherSteps.EncryptAsync(world, keyId);
        world.Ciphertexts.RemoveAt(world.Ciphertexts.Count - 1);
        await world.CallAsync(c => c.DeleteImportedKeyMaterialAsync(new() { KeyId = keyId }), "DeleteImportedKeyMaterial");
    }

    public static async Task Rotation(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "symmetric");
        await world.CallAsync(c => c.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = keyId, RotationPeriodInDays = 90 + world.Number(1000) }), "EnableKeyRotation");
        await world.CallAsync(c => c.GetKeyRotationStatusAsync(keyId), "GetKeyRotationStatus");
        await world.CallAsync(c => c.DisableKeyRotationAsync(keyId), "DisableKeyRotation");
    }

    private static async Task RotationOnDemand(RandomWorld world)
    {
        var keyId = await KeySteps.CreateAsync(world, "rotated");
        await world.CallAsync(c => c.RotateKeyOnDemandAsync(new() { KeyId = keyId }), "RotateKeyOnDemand", "RotateKey");
        await world.CallAsync(c => c.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = keyId }), "ListKeyRotations");
    }

    private static async Task Replication(RandomWorld world)
    {
        var keyId = await KeySteps.CreateAsync(world, "related", r => r.MultiRegion = true);
        await world.CallAsync(c => c.ReplicateKeyAsync(new() { KeyId = keyId, ReplicaRegion = "eu-west-1" }), "ReplicateKey", "CreateKey", "SynchronizeMultiRegionKey");
        await world.CallAsync(c => c.UpdatePrimaryRegionAsync(new() { KeyId = keyId, PrimaryRegion = "eu-west-1" }), "UpdatePrimaryRegion", "UpdatePrimaryRegion");
    }
}
