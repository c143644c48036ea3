using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.KeyStates;

/// <summary>The cryptographic calls of the table of key states.</summary>
internal static class CryptographicCalls
{
    private static readonly byte[] Peer = PublicKey();

    private static MemoryStream Message => new([1, 2, 3]);

    public static Dictionary<string, KeyStateCall> Create() => new()
    {
        ["Decapsulate"] = new(s => s.Client.DecapsulateAsync(new DecapsulateRequest
        {
            KeyId = s.KeyId,
            SharedSecretCiphertextBlob = new MemoryStream(new byte[768]),
            EncapsulationAlgorithm = EncapsulationAlgorithmSpec.ML_KEM,
        })),
        ["Decrypt"] = new(s => s.Client.DecryptAsync(new DecryptRequest { CiphertextBlob = s.Get<MemoryStream>("ciphertext") })) { Prepare = EncryptAsync },
        ["DeriveSharedSecret"] = new(s => s.Client.DeriveSharedSecretAsync(new DeriveSharedSecretRequest
        {
            KeyId = s.KeyId,
            KeyAgreementAlgorithm = KeyAgreementAlgorithmSpec.ECDH,
            PublicKey = new MemoryStream(Peer),
        })),
        ["Encapsulate"] = new(s => s.Client.EncapsulateAsync(new EncapsulateRequest { KeyId = s.KeyId, EncapsulationAlgorithm = EncapsulationAlgorithmSpec.ML_KEM })),
        ["Encrypt"] = new(s => s.Client.EncryptAsync(new EncryptRequest { KeyId = s.KeyId, Plaintext = Message })),
        ["GenerateDataKey"] = new(s => s.Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = s.KeyId, KeySpec = DataKeySpec.AES_256 })),
        ["GenerateDataKeyPair"] = new(s => s.Client.GenerateDataKeyPairAsync(new GenerateDataKeyPairRequest
        {
            KeyId = s.KeyId,
            KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256,
        })),
        ["GenerateDataKeyPairWithoutPlaintext"] = new(s => s.Client.GenerateDataKeyPairWithoutPlaintextAsync(new GenerateDataKeyPairWithoutPlaintextRequest
        {
            KeyId = s.KeyId,
            KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256,
        })),
        ["GenerateDataKeyWithoutPlaintext"] = new(s => s.Client.GenerateDataKeyWithoutPlaintextAsync(new GenerateDataKeyWithoutPlaintextRequest
        {
            KeyId = s.KeyId,
            KeySpec = DataKeySpec.AES_256,
        })),
        ["GenerateMac"] = new(MacAsync),
        ["GetPublicKey"] = new(s => s.Client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = s.KeyId })),
        ["ReEncrypt"] = new(s => s.Client.ReEncryptAsync(new ReEncryptRequest
        {
            CiphertextBlob = s.Get<MemoryStream>("ciphertext"),
            DestinationKeyId = s.KeyId,
        }))
        { Prepare = EncryptAsync },
        ["Sign"] = new(SignAsync),
        ["Verify"] = new(s => s.Client.VerifyAsync(new VerifyRequest
        {
            KeyId = s.KeyId,
            Message = Message,
            Signature = s.GetOr("signature", Message),
            SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
        }))
        { Prepare = KeptAsync("signature", async s => (await SignAsync(s)).Signature) },
        ["VerifyMac"] = new(s => s.Client.VerifyMacAsync(new VerifyMacRequest
        {
            KeyId = s.KeyId,
            Message = Message,
            Mac = s.GetOr("mac", Message),
            MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256,
        }))
        { Prepare = KeptAsync("mac", async s => (await MacAsync(s)).Mac) },
    };

    // A key in a key store can neither sign nor make MACs: there is nothing to prepare.
    private static Func<KeyStage, Task> KeptAsync(string name, Func<KeyStage, Task<MemoryStream>> make) => async stage =>
    {
        if (stage.Kind != "store") stage.Prepared[name] = await make(stage);
    };

    private static async Task EncryptAsync(KeyStage stage) => stage.Prepared["ciphertext"] = await stage.Client.EncryptTextAsync(stage.KeyId, "text");

    private static Task<SignResponse> SignAsync(KeyStage stage) => stage.Client.SignAsync(new SignRequest
    {
        KeyId = stage.KeyId,
        Message = Message,
        SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256,
    });

    private static Task<GenerateMacResponse> MacAsync(KeyStage stage) => stage.Client.GenerateMacAsync(new GenerateMacRequest
    {
        KeyId = stage.KeyId,
        Message = Message,
        MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256,
    });

    private static byte[] PublicKey()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportSubjectPublicKeyInfo();
    }
}
