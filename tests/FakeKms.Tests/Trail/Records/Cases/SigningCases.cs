using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Trail.Records.Cases.RecordCase;
using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class SigningCases
{
    private static readonly byte[] Digest = new byte[32];

    public static IReadOnlyList<RecordCase> All { get; } =
    [
        OnKey("GetPublicKey", s => s.Client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = KeyId }), Ecc),
        OnKey("Sign", s => s.Client.SignAsync(Signing(KeyId, MessageType.RAW)), Ecc),
        OnNamedKey("Sign.no-message-type", s => s.Client.SignAsync(Signing(Alias)), Ecc),
        new("Verify", async s =>
        {
            await s.KeyAsync(Ecc);
            var signature = (await s.Client.SignAsync(Signing(KeyId, MessageType.DIGEST))).Signature;
            return await s.Of(() => s.Client.VerifyAsync(Verifying(signature, MessageType.DIGEST)));
        }),
        OnKey("Verify.error-kmsinvalidsignature", s => s.Client.VerifyAsync(Verifying(new MemoryStream([1, 2, 3]), MessageType.RAW)), Ecc),
        OnKey("GenerateMac", s => s.Client.GenerateMacAsync(Mac()), Hmac),
        new("VerifyMac", async s =>
        {
            await s.KeyAsync(Hmac);
            var mac = (await s.Client.GenerateMacAsync(Mac())).Mac;
            return await s.Of(() => s.Client.VerifyMacAsync(VerifyingMac(mac)));
        }),
        OnKey("VerifyMac.error-kmsinvalidmac", s => s.Client.VerifyMacAsync(VerifyingMac(new MemoryStream([1, 2, 3]))), Hmac),
    ];

    private static void Ecc(CreateKeyRequest request) => (request.KeySpec, request.KeyUsage) = (KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY);

    private static void Hmac(CreateKeyRequest request) => (request.KeySpec, request.KeyUsage) = (KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC);

    private static SignRequest Signing(string keyId, MessageType? type = null) =>
        new() { KeyId = keyId, Message = new MemoryStream(Digest), MessageType = type, SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256 };

    private static VerifyRequest Verifying(MemoryStream signature, MessageType type) => new()
    {
        KeyId = KeyId,
        Message = new MemoryStream(Digest),
        MessageType = type,
        Signature = signature,
        SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
    };

    private static GenerateMacRequest Mac() => new() { KeyId = KeyId, Message = new MemoryStream(Digest), MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256 };

    private static VerifyMacRequest VerifyingMac(MemoryStream mac) =>
        new() { KeyId = KeyId, Message = new MemoryStream(Digest), Mac = mac, MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256 };
}
