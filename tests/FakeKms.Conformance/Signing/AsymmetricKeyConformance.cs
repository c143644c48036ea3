using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Lanes]
public class AsymmetricKeyConformance(string lane) : ConformanceFixture(lane)
{
    private static MemoryStream Message => new([1, 2, 3]);

    [Operation("Verify")]
    [TestCase("RSA_2048", "RSASSA_PSS_SHA_256")]
    [TestCase("RSA_3072", "RSASSA_PKCS1_V1_5_SHA_512")]
    [TestCase("ECC_NIST_P256", "ECDSA_SHA_256")]
    [TestCase("ECC_NIST_P384", "ECDSA_SHA_384")]
    [TestCase("ECC_NIST_P521", "ECDSA_SHA_512")]
    [TestCase("ECC_SECG_P256K1", "ECDSA_SHA_256")]
    [TestCase("ECC_NIST_EDWARDS25519", "ED25519_SHA_512")]
    [TestCase("ML_DSA_44", "ML_DSA_SHAKE_256")]
    public async Task A_signature_verifies_and_one_of_another_message_does_not(string spec, string algorithm)
    {
        var keyId = await CreateAsync(spec, "SIGN_VERIFY");

        var signature = (await Client.SignAsync(new SignRequest { KeyId = keyId, Message = Message, SigningAlgorithm = algorithm })).Signature;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await VerifyAsync(keyId, Message, signature, algorithm)).SignatureValid, Is.True);
            Assert.That(await ErrorOf(() => VerifyAsync(keyId, new MemoryStream([9]), signature, algorithm)), Does.StartWith("KMSInvalidSignatureException"));
        }
    }

    [Operation("GetPublicKey")]
    [Test]
    public async Task The_public_key_verifies_outside_what_the_key_has_signed()
    {
        var keyId = await CreateAsync("ECC_NIST_P256", "SIGN_VERIFY");
        var signature = await Client.SignAsync(new SignRequest { KeyId = keyId, Message = Message, SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256 });
        using var publicKey = ECDsa.Create();
        publicKey.ImportSubjectPublicKeyInfo((await Client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = keyId })).PublicKey.ToArray(), out _);

        Assert.That(
            publicKey.VerifyData(Message.ToArray(), signature.Signature.ToArray(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
            Is.True);
    }

    [Operation("Sign")]
    [Refusal]
    [TestCase("ECDSA_SHA_384", "RAW", 3, "InvalidKeyUsageException: Algorithm ECDSA_SHA_384 is incompatible with key spec ECC_NIST_P256.")]
    [TestCase("ECDSA_SHA_256", "DIGEST", 31, "ValidationException: Digest is invalid length for algorithm ECDSA_SHA_256.")]
    public async Task What_does_not_fit_the_key_is_refused(string algorithm, string type, int length, string error)
    {
        var keyId = await CreateAsync("ECC_NIST_P256", "SIGN_VERIFY");

        Assert.That(
            await ErrorOf(() => Client.SignAsync(new SignRequest
            {
                KeyId = keyId,
                Message = new MemoryStream(new byte[length]),
                MessageType = type,
                SigningAlgorithm = algorithm,
            })),
            Is.EqualTo(error));
    }

    [Operation("DeriveSharedSecret")]
    [Test]
    public async Task Both_sides_derive_the_same_secret()
    {
        var keyId = await CreateAsync("ECC_NIST_P384", "KEY_AGREEMENT");
        using var other = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP384);
        using var ours = ECDiffieHellman.Create();
        ours.ImportSubjectPublicKeyInfo((await Client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = keyId })).PublicKey.ToArray(), out _);

        var secret = await Client.DeriveSharedSecretAsync(new DeriveSharedSecretRequest
        {
            KeyId = keyId,
            KeyAgreementAlgorithm = KeyAgreementAlgorithmSpec.ECDH,
            PublicKey = new MemoryStream(other.ExportSubjectPublicKeyInfo()),
        });

        Assert.That(secret.SharedSecret.ToArray(), Is.EqualTo(other.DeriveRawSecretAgreement(ours.PublicKey)));
    }

    [Operation("Decrypt")]
    [Test]
    public async Task An_RSA_key_decrypts_what_its_public_key_encrypted_outside()
    {
        var keyId = await CreateAsync("RSA_2048", "ENCRYPT_DECRYPT");
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo((await Client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = keyId })).PublicKey.ToArray(), out _);

        var answer = await Client.DecryptAsync(new DecryptRequest
        {
            KeyId = keyId,
            CiphertextBlob = new MemoryStream(rsa.Encrypt([7], RSAEncryptionPadding.OaepSHA256)),
            EncryptionAlgorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256,
        });

        Assert.That((answer.Plaintext.ToArray(), answer.KeyMaterialId), Is.EqualTo((new byte[] { 7 }, (string?)null)));
    }

    [Operation("Encrypt")]
    [Refusal]
    [Test]
    public async Task A_plaintext_that_is_too_long_for_an_RSA_key_is_refused_in_the_words_of_AWS()
    {
        var keyId = await CreateAsync("RSA_2048", "ENCRYPT_DECRYPT");

        Assert.That(
            await ErrorOf(() => Client.EncryptAsync(new EncryptRequest
            {
                KeyId = keyId,
                Plaintext = new MemoryStream(new byte[191]),
                EncryptionAlgorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256,
            })),
            Is.EqualTo("ValidationException: Algorithm RSAES_OAEP_SHA_256 and key spec RSA_2048 cannot encrypt data larger than 190 bytes."));
    }

    [Operation("VerifyMac")]
    [Test]
    public async Task A_MAC_verifies_and_another_one_does_not()
    {
        var keyId = await CreateAsync("HMAC_384", "GENERATE_VERIFY_MAC");
        var mac = (await Client.GenerateMacAsync(new GenerateMacRequest
        {
            KeyId = keyId,
            Message = Message,
            MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_384,
        })).Mac;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await VerifyMacAsync(keyId, mac)).MacValid, Is.True);
            Assert.That(await ErrorOf(() => VerifyMacAsync(keyId, new MemoryStream([1]))), Does.StartWith("KMSInvalidMacException"));
        }
    }

    [Operation("GenerateDataKeyPair")]
    [Test]
    public async Task The_private_key_of_a_data_key_pair_decrypts_to_its_plaintext()
    {
        var pair = await Client.GenerateDataKeyPairAsync(new GenerateDataKeyPairRequest
        {
            KeyId = await Client.CreateSymmetricKeyAsync(),
            KeyPairSpec = DataKeyPairSpec.ECC_NIST_P256,
        });

        var decrypted = await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = pair.PrivateKeyCiphertextBlob });

        Assert.That(decrypted.Plaintext.ToArray(), Is.EqualTo(pair.PrivateKeyPlaintext.ToArray()));
    }

    private Task<VerifyResponse> VerifyAsync(string keyId, MemoryStream message, MemoryStream signature, string algorithm) =>
        Client.VerifyAsync(new VerifyRequest { KeyId = keyId, Message = message, Signature = signature, SigningAlgorithm = algorithm });

    private Task<VerifyMacResponse> VerifyMacAsync(string keyId, MemoryStream mac) =>
        Client.VerifyMacAsync(new VerifyMacRequest { KeyId = keyId, Message = Message, Mac = mac, MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_384 });
}
