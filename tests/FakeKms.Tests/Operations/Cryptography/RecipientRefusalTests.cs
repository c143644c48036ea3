using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Operations.Cryptography;

public class RecipientRefusalTests : InMemory
{
    private const string Malformed = "ValidationException: The attestation document is not valid: it is malformed.";
    private string Untrusted => "ValidationException: The attestation document is not valid: its certificates do not lead to the trusted root or are not valid " +
        $"at this time; it is {Kms.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} by the server's clock, which StartingAt sets.";
    private const string Unusable = "ValidationException: The attestation document is not valid: it has no RSA public key of 2048 bits or more.";

    private AttestedEnvironment Enclave => field ??= Kms.Attestation.CreateNitroEnclave();

    [Test]
    public async Task A_document_with_any_byte_changed_is_refused()
    {
        var document = Enclave.CreateAttestationDocument();
        var positions = Enumerable.Range(0, 12).Concat(Enumerable.Range(0, 60).Select(step => step * document.Length / 60)).Append(document.Length - 1).Distinct();

        foreach (var position in positions)
        {
            var changed = (byte[])document.Clone();
            changed[position] ^= 0x04;
            Assert.That(await ErrorAsync(changed), Does.StartWith("ValidationException: The attestation document is not valid"), $"byte {position}");
        }
        Assert.That(await ErrorAsync(document), Is.EqualTo("no error"), "the document itself");
    }

    [Test]
    public async Task What_is_no_document_is_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorAsync([1, 2, 3]), Is.EqualTo(Malformed));
            Assert.That(await ErrorAsync([.. Enclave.CreateAttestationDocument(), 0]), Is.EqualTo(Malformed));
        }
    }

    [Test]
    public async Task A_changed_signature_is_said_to_be_wrong()
    {
        var document = Enclave.CreateAttestationDocument();
        document[^1] ^= 1;

        Assert.That(await ErrorAsync(document), Is.EqualTo("ValidationException: The attestation document is not valid: its signature is wrong."));
    }

    [Test]
    public async Task A_document_of_a_server_with_another_seed_is_refused()
    {
        using var other = Pinned.Server(k => k.WithSeed(1));

        Assert.That(await ErrorAsync(other.Attestation.CreateNitroEnclave().CreateAttestationDocument()), Is.EqualTo(Untrusted));
    }

    [Test]
    public async Task A_document_is_good_for_three_hours_of_the_clock()
    {
        var document = Enclave.CreateAttestationDocument();

        Kms.Advance(TimeSpan.FromHours(3));
        var after = await ErrorAsync(document);
        Kms.Advance(TimeSpan.FromSeconds(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(after, Is.EqualTo("no error"));
            Assert.That(await ErrorAsync(document), Is.EqualTo(Untrusted));
            Assert.That(await ErrorAsync(Enclave.CreateAttestationDocument()), Is.EqualTo("no error"), "a new document");
        }
    }

    [Test]
    public async Task A_document_from_the_future_is_refused() =>
        Assert.That(await ErrorAsync(Enclave.WithTimestamp(Kms.Clock.GetUtcNow().AddSeconds(1)).CreateAttestationDocument()), Is.EqualTo(Untrusted));

    [Test]
    public async Task A_document_without_a_usable_public_key_is_refused()
    {
        using var small = RSA.Create(1024);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorAsync(Enclave.WithPublicKey(null).CreateAttestationDocument()), Is.EqualTo(Unusable));
            Assert.That(await ErrorAsync(Enclave.WithPublicKey([1, 2, 3]).CreateAttestationDocument()), Is.EqualTo(Unusable));
            Assert.That(await ErrorAsync(Enclave.WithKey(small).CreateAttestationDocument()), Is.EqualTo(Unusable));
            Assert.That(await ErrorAsync(Enclave.WithPublicKey(curve.ExportSubjectPublicKeyInfo()).CreateAttestationDocument()), Is.EqualTo(Unusable));
        }
    }

    [Test]
    public async Task Half_a_recipient_is_refused()
    {
        const string Incomplete = "ValidationException: Recipient must have an AttestationDocument and the KeyEncryptionAlgorithm RSAES_OAEP_SHA_256.";
        var whole = Enclave.CreateRecipientInfo();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorAsync(new RecipientInfo { KeyEncryptionAlgorithm = whole.KeyEncryptionAlgorithm }), Is.EqualTo(Incomplete));
            Assert.That(await ErrorAsync(new RecipientInfo { AttestationDocument = whole.AttestationDocument }), Is.EqualTo(Incomplete));
        }
    }

    [Test]
    public async Task The_members_of_a_recipient_have_limits()
    {
        var document = new MemoryStream(Enclave.CreateAttestationDocument());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await ErrorAsync(new RecipientInfo { AttestationDocument = document, KeyEncryptionAlgorithm = KeyStoreRequests.Wrong("RSAES_OAEP_SHA_1") }),
                Does.StartWith("ValidationException: 1 validation error detected: Value 'RSAES_OAEP_SHA_1' at 'recipient.keyEncryptionAlgorithm' failed"));
            Assert.That(await ErrorAsync(new byte[262145]), Does.Contain("'recipient.attestationDocument' failed").And.Contains("less than or equal to 262144"));
        }
    }

    [Test]
    public async Task Every_operation_with_a_recipient_refuses_a_bad_document_before_it_looks_for_the_key()
    {
        var recipient = new RecipientInfo { AttestationDocument = new MemoryStream([1]), KeyEncryptionAlgorithm = KeyEncryptionMechanism.RSAES_OAEP_SHA_256 };
        Func<Task>[] calls =
        [
            () => Client.DecryptAsync(new DecryptRequest { KeyId = "alias/none", CiphertextBlob = new MemoryStream([1]), Recipient = recipient }),
            () => Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = "alias/none", NumberOfBytes = 1, Recipient = recipient }),
            () => Client.GenerateDataKeyPairAsync(new GenerateDataKeyPairRequest { KeyId = "alias/none", KeyPairSpec = DataKeyPairSpec.RSA_2048, Recipient = recipient }),
            () => Client.DeriveSharedSecretAsync(new DeriveSharedSecretRequest
            {
                KeyId = "alias/none",
                KeyAgreementAlgorithm = KeyAgreementAlgorithmSpec.ECDH,
                PublicKey = new MemoryStream([1]),
                Recipient = recipient,
            }),
            () => Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 1, Recipient = recipient }),
        ];

        foreach (var call in calls) Assert.That(await ErrorOf(call), Is.EqualTo(Malformed));
    }

    private Task<string> ErrorAsync(byte[] document) => ErrorAsync(
        new RecipientInfo { AttestationDocument = new MemoryStream(document), KeyEncryptionAlgorithm = KeyEncryptionMechanism.RSAES_OAEP_SHA_256 });

    private Task<string> ErrorAsync(RecipientInfo recipient) =>
        ErrorOf(() => Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8, Recipient = recipient }));
}
