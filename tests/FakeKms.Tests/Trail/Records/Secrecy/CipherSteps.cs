using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Ciphers;
using FakeKms.Operations.Cryptography;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>Random encryption and data keys.</summary>
internal static class CipherSteps
{
    // A ciphertext names its material before all that is secret in it, and records do so, too.
    private const int NameOfMaterial = 5 + 32;

    private const string Other = "444455556666";

    public static IReadOnlyList<Func<RandomWorld, Task>> All { get; } =
    [
        Encrypt, Encrypt, Decrypt, Decrypt, ReEncrypt, DataKey, DataKeyWithoutPlaintext, DataKeyPair, DataKeyPairWithoutPlaintext, Foreign,
    ];

    public static void AddBlob(RandomWorld world, MemoryStream blob) => world.Secrets.Add(blob.ToArray().AsSpan(NameOfMaterial));

    public static async Task Encrypt(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "symmetric");
        await EncryptAsync(world, keyId);
    }

    public static async Task EncryptAsync(RandomWorld world, string keyId)
    {
        var context = world.Context();
        var blob = (await world.CallAsync(
            c => c.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = world.Secret(), EncryptionContext = context }), "Encrypt")).CiphertextBlob;
        AddBlob(world, blob);
        world.Ciphertexts.Add((keyId, blob, context));
    }

    public static async Task Decrypt(RandomWorld world)
    {
        if (world.Ciphertexts.Count == 0) await Encrypt(world);
        var (keyId, blob, context) = world.OneOf(world.Ciphertexts);
        await world.CallAsync(c => c.DecryptAsync(new()
        {
            CiphertextBlob = blob,
            EncryptionContext = context,
            KeyId = world.Number(2) == 0 ? keyId : null,
        }), "Decrypt");
    }

    public static async Task ReEncrypt(RandomWorld world)
    {
        if (world.Ciphertexts.Count == 0) await Encrypt(world);
        var (_, blob, context) = world.OneOf(world.Ciphertexts);
        var destination = await KeySteps.AnyAsync(world, "symmetric");
        var after = world.Context();
        var answer = await world.CallAsync(c => c.ReEncryptAsync(new()
        {
            CiphertextBlob = blob,
            SourceEncryptionContext = context,
            DestinationKeyId = destination,
            DestinationEncryptionContext = after,
        }), "ReEncrypt");
        AddBlob(world, answer.CiphertextBlob);
        world.Ciphertexts.Add((destination, answer.CiphertextBlob, after));
    }

    public static async Task DataKey(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "symmetric");
        var answer = await world.CallAsync(c => c.GenerateDataKeyAsync(new() { KeyId = keyId, NumberOfBytes = 12 + world.Number(100) }), "GenerateDataKey");
        world.Secrets.Add(answer.Plaintext.ToArray());
        AddBlob(world, answer.CiphertextBlob);
    }

    public static async Task DataKeyWithoutPlaintext(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "symmetric");
        var answer = await world.CallAsync(
            c => c.GenerateDataKeyWithoutPlaintextAsync(new() { KeyId = keyId, KeySpec = DataKeySpec.AES_256 }), "GenerateDataKeyWithoutPlaintext");
        AddBlob(world, answer.CiphertextBlob);
    }

    public static async Task DataKeyPair(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "symmetric");
        var answer = await world.CallAsync(c => c.GenerateDataKeyPairAsync(new() { KeyId = keyId, KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256 }), "GenerateDataKeyPair");
        // What the key's encoding has in common with its public half is no secret.
        world.Secrets.Add(answer.PrivateKeyPlaintext.ToArray().AsSpan(36, 32));
        AddBlob(world, answer.PrivateKeyCiphertextBlob);
    }

    public static async Task DataKeyPairWithoutPlaintext(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "symmetric");
        var answer = await world.CallAsync(
            c => c.GenerateDataKeyPairWithoutPlaintextAsync(new() { KeyId = keyId, KeyPairSpec = DataKeyPairSpec.ECC_NIST_EDWARDS25519 }), "GenerateDataKeyPairWithoutPlaintext");
        AddBlob(world, answer.PrivateKeyCiphertextBlob);
    }

    // The caller's account and the key's both get a record.
    public static async Task Foreign(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "shared", r => r.Policy =
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["111122223333","{{Other}}"]},"Action":"kms:*","Resource":"*"}]}""");
        var arn = world.Kms.Key(keyId).Arn;
        var answer = await world.CallAsync(world.Foreign, c => c.EncryptAsync(new EncryptRequest { KeyId = arn, Plaintext = world.Secret() }), "Encrypt", "Encrypt");
        AddBlob(world, answer.CiphertextBlob);
    }
}
