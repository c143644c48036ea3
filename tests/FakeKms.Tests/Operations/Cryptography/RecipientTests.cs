using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Cryptography;

/// <summary>Answers that only an attested environment can read.</summary>
public class RecipientTests : InMemory
{
    private AttestedEnvironment Enclave => field ??= Kms.Attestation.CreateNitroEnclave();

    [Test]
    public async Task Decrypt_answers_the_plaintext_to_the_enclave_alone()
    {
        var ciphertext = await Client.EncryptTextAsync(await Client.CreateSymmetricKeyAsync(), "4111 1111 1111 1111");

        var answer = await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = ciphertext, Recipient = Enclave.CreateRecipientInfo() });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Enclave.Decrypt(answer.CiphertextForRecipient), Is.EqualTo("4111 1111 1111 1111"u8.ToArray()));
            Assert.That((answer.Plaintext, answer.KeyMaterialId), Is.EqualTo(((MemoryStream?)null, (string?)null)));
            Assert.That((answer.EncryptionAlgorithm, answer.KeyId), Is.EqualTo((EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT, Kms.Keys[0].Arn)));
        }
    }

    [Test]
    public async Task Decrypt_with_an_RSA_key_answers_to_the_enclave_too()
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.RSA_2048, KeyUsage = KeyUsageType.ENCRYPT_DECRYPT })).KeyMetadata.KeyId;
        var algorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256;
        var encrypted = await Client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = new MemoryStream([7]), EncryptionAlgorithm = algorithm });

        var answer = await Client.DecryptAsync(new DecryptRequest
        {
            KeyId = keyId,
            CiphertextBlob = encrypted.CiphertextBlob,
            EncryptionAlgorithm = algorithm,
            Recipient = Enclave.CreateRecipientInfo(),
        });

        Assert.That((Enclave.Decrypt(answer.CiphertextForRecipient), answer.Plaintext), Is.EqualTo((new byte[] { 7 }, (MemoryStream?)null)));
    }

    [Test]
    public async Task GenerateDataKey_answers_the_data_key_to_the_enclave_alone_and_the_ciphertext_to_the_caller()
    {
        var request = new GenerateDataKeyRequest { KeyId = await Client.CreateSymmetricKeyAsync(), KeySpec = DataKeySpec.AES_256, Recipient = Enclave.CreateRecipientInfo() };

        var answer = await Client.GenerateDataKeyAsync(request);

        var decrypted = await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = answer.CiphertextBlob });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Enclave.Decrypt(answer.CiphertextForRecipient), Is.EqualTo(decrypted.Plaintext.ToArray()).And.Length.EqualTo(32));
            Assert.That((answer.Plaintext, answer.KeyMaterialId), Is.EqualTo(((MemoryStream?)null, (string?)null)));
        }
    }

    [Test]
    public async Task GenerateDataKeyPair_answers_the_private_key_to_the_enclave_alone()
    {
        var request = new GenerateDataKeyPairRequest { KeyId = await Client.CreateSymmetricKeyAsync(), KeyPairSpec = DataKeyPairSpec.RSA_4096, Recipient = Enclave.CreateRecipientInfo() };

        var answer = await Client.GenerateDataKeyPairAsync(request);

        using var pair = RSA.Create();
        pair.ImportPkcs8PrivateKey(Enclave.Decrypt(answer.CiphertextForRecipient), out _);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(pair.ExportSubjectPublicKeyInfo(), Is.EqualTo(answer.PublicKey.ToArray()));
            Assert.That((answer.PrivateKeyPlaintext, answer.KeyMaterialId), Is.EqualTo(((MemoryStream?)null, Kms.Keys[0].CurrentKeyMaterialId)));
            Assert.That(answer.PrivateKeyCiphertextBlob, Is.Not.Null);
        }
    }

    [Test]
    public async Task GenerateRandom_answers_the_bytes_to_the_enclave_alone()
    {
        var answer = await Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 24, Recipient = Enclave.CreateRecipientInfo() });

        Assert.That((Enclave.Decrypt(answer.CiphertextForRecipient).Length, answer.Plaintext), Is.EqualTo((24, (MemoryStream?)null)));
    }

    [Test]
    public async Task DeriveSharedSecret_answers_the_secret_to_the_enclave_alone()
    {
        var keyId = (await Client.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.ECC_NIST_P256, KeyUsage = KeyUsageType.KEY_AGREEMENT })).KeyMetadata.KeyId;
        using var other = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var ours = ECDiffieHellman.Create();
        ours.ImportSubjectPublicKeyInfo((await Client.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = keyId })).PublicKey.ToArray(), out _);

        var answer = await Client.DeriveSharedSecretAsync(new DeriveSharedSecretRequest
        {
            KeyId = keyId,
            KeyAgreementAlgorithm = KeyAgreementAlgorithmSpec.ECDH,
            PublicKey = new MemoryStream(other.ExportSubjectPublicKeyInfo()),
            Recipient = Enclave.CreateRecipientInfo(),
        });

        Assert.That((Enclave.Decrypt(answer.CiphertextForRecipient), answer.SharedSecret), Is.EqualTo((other.DeriveRawSecretAgreement(ours.PublicKey), (MemoryStream?)null)));
    }

    [Test]
    public async Task Without_a_recipient_nothing_is_sealed()
    {
        var answer = await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = await Client.CreateSymmetricKeyAsync(), KeySpec = DataKeySpec.AES_256 });

        Assert.That((answer.CiphertextForRecipient, answer.KeyMaterialId), Is.EqualTo(((MemoryStream?)null, Kms.Keys[0].CurrentKeyMaterialId)));
    }

    [Test]
    public async Task An_instance_with_a_NitroTPM_is_a_recipient_too()
    {
        var instance = Kms.Attestation.CreateNitroTpm();

        var answer = await Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 5, Recipient = instance.CreateRecipientInfo() });

        Assert.That(instance.Decrypt(answer.CiphertextForRecipient), Has.Length.EqualTo(5));
    }
}
