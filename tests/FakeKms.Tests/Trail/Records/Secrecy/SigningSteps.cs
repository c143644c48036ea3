using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto.Ec;
using FakeKms.Entropy;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>Random signatures, MACs and shared secrets.</summary>
internal static class SigningSteps
{
    private static readonly byte[] Peer = EcKeyPair.Generate("ECC_NIST_P256", new SeededStream(seed: 0, "peer")).PublicKey;

    public static IReadOnlyList<Func<RandomWorld, Task>> All { get; } = [SignAndVerify, Macs, SharedSecret, PublicKey];

    private static Task<string> SigningKey(RandomWorld world) =>
        KeySteps.AnyAsync(world, "ecc", r => (r.KeySpec, r.KeyUsage) = (KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY));

    public static async Task SignAndVerify(RandomWorld world)
    {
        var keyId = await SigningKey(world);
        var message = world.Secret();
        var signature = (await world.CallAsync(
            c => c.SignAsync(new() { KeyId = keyId, Message = message, SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256 }), "Sign")).Signature;
        world.Secrets.Add(signature.ToArray());
        await world.CallAsync(
            c => c.VerifyAsync(new() { KeyId = keyId, Message = message, Signature = signature, SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256 }), "Verify");
    }

    public static async Task Macs(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "hmac", r => (r.KeySpec, r.KeyUsage) = (KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC));
        var message = world.Secret();
        var mac = (await world.CallAsync(
            c => c.GenerateMacAsync(new() { KeyId = keyId, Message = message, MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256 }), "GenerateMac")).Mac;
        world.Secrets.Add(mac.ToArray());
        await world.CallAsync(
            c => c.VerifyMacAsync(new() { KeyId = keyId, Message = message, Mac = mac, MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256 }), "VerifyMac");
    }

    public static async Task SharedSecret(RandomWorld world)
    {
        var keyId = await KeySteps.AnyAsync(world, "agreement", r => (r.KeySpec, r.KeyUsage) = (KeySpec.ECC_NIST_P256, KeyUsageType.KEY_AGREEMENT));
        var answer = await world.CallAsync(c => c.DeriveSharedSecretAsync(new()
        {
            KeyId = keyId,
            KeyAgreementAlgorithm = KeyAgreementAlgorithmSpec.ECDH,
            PublicKey = new MemoryStream(Peer),
        }), "DeriveSharedSecret");
        world.Secrets.Add(answer.SharedSecret.ToArray());
    }

    public static async Task PublicKey(RandomWorld world)
    {
        var keyId = await SigningKey(world);
        await world.CallAsync(c => c.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = keyId }), "GetPublicKey");
    }
}
