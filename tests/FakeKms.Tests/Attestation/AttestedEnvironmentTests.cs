using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto.Recipients;
using FakeKms.Crypto.Rsa;

namespace FakeKms.Tests.Attestation;

public class AttestedEnvironmentTests : InMemory
{
    private static readonly byte[] Digest = [.. Enumerable.Repeat((byte)0xAB, 48)];

    private AttestedEnvironment Enclave => field ??= Kms.Attestation.CreateNitroEnclave();

    [Test]
    public async Task A_test_can_keep_the_private_key_to_itself()
    {
        using var key = RsaPrimePool.Create(2048, 21);
        var enclave = Enclave.WithPublicKey(key.ExportSubjectPublicKeyInfo());

        var answer = await Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8, Recipient = enclave.CreateRecipientInfo() });

        Assert.That(KmsAttestation.Decrypt(answer.CiphertextForRecipient, key), Has.Length.EqualTo(8));
        Assert.That(() => enclave.Decrypt(answer.CiphertextForRecipient), Throws.InvalidOperationException.With.Message.Contains("KmsAttestation.Decrypt"));
    }

    [Test]
    public async Task A_key_of_the_test_opens_the_answer_through_the_environment_too()
    {
        using var key = RsaPrimePool.Create(3072, 22);
        var enclave = Enclave.WithKey(key);

        var answer = await Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8, Recipient = enclave.CreateRecipientInfo() });

        Assert.That(enclave.Decrypt(answer.CiphertextForRecipient), Is.EqualTo(KmsAttestation.Decrypt(answer.CiphertextForRecipient, key)));
    }

    [Test]
    public async Task A_key_without_its_private_half_goes_into_the_document()
    {
        using var key = RsaPrimePool.Create(2048, 23);
        using var half = RSA.Create();
        half.ImportSubjectPublicKeyInfo(key.ExportSubjectPublicKeyInfo(), out _);

        var answer = await Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8, Recipient = Enclave.WithKey(half).CreateRecipientInfo() });

        Assert.That(KmsAttestation.Decrypt(answer.CiphertextForRecipient, key), Has.Length.EqualTo(8));
    }

    [Test]
    public async Task Another_environment_cannot_open_the_answer()
    {
        var answer = await Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8, Recipient = Enclave.CreateRecipientInfo() });

        Assert.That(() => Kms.Attestation.CreateNitroEnclave().Decrypt(answer.CiphertextForRecipient), Throws.TypeOf<CryptographicException>().With.Message.Contains("another private key"));
    }

    [Test]
    public void The_document_says_what_the_environment_was_given()
    {
        var time = new DateTimeOffset(2026, 1, 1, 0, 0, 30, TimeSpan.Zero);
        var environment = Enclave.WithModuleId("i-7").WithPcr(0, Digest).WithPcr(31, Digest).WithUserData([1, 2]).WithNonce([3]).WithTimestamp(time);

        var claims = Read(environment.CreateAttestationDocument(), time);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((claims.ModuleId, claims.Timestamp), Is.EqualTo(("i-7", time)));
            Assert.That((claims.UserData, claims.Nonce), Is.EqualTo((new byte[] { 1, 2 }, new byte[] { 3 })));
            Assert.That(claims.Pcrs.Keys, Is.EquivalentTo(new[] { 0, 1, 2, 3, 4, 8, 31 }));
            Assert.That((claims.Pcrs[0], claims.Pcrs[31]), Is.EqualTo((Digest, Digest)));
        }
    }

    [Test]
    public void The_timestamp_is_the_time_of_the_clock_when_the_document_is_made()
    {
        var enclave = Enclave;
        Kms.Advance(TimeSpan.FromDays(40));

        Assert.That(Read(enclave.CreateAttestationDocument(), Kms.Clock.GetUtcNow()).Timestamp, Is.EqualTo(Kms.Clock.GetUtcNow()));
    }

    [Test]
    public void A_change_makes_another_environment_and_copies_what_it_is_given()
    {
        var digest = (byte[])Digest.Clone();
        var changed = Enclave.WithPcr(0, digest).WithUserData(digest);
        digest[0] = 0;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read(Enclave.CreateAttestationDocument()).Pcrs[0], Is.Not.EqualTo(Digest));
            Assert.That(Read(changed.CreateAttestationDocument()).Pcrs[0], Is.EqualTo(Digest));
            Assert.That(Read(changed.CreateAttestationDocument()).UserData, Is.EqualTo(Digest));
            Assert.That(Read(changed.WithUserData(null).WithNonce(null).CreateAttestationDocument()).UserData, Is.Null);
        }
    }

    [Test]
    public void What_no_document_can_say_is_refused()
    {
        var enclave = Enclave;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => enclave.WithPcr(32, Digest), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => enclave.WithPcr(-1, Digest), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => enclave.WithPcr(0, [1]), Throws.ArgumentException.With.Message.Contains("32, 48 or 64 bytes, not 1"));
            Assert.That(() => new[] { 0, 1, 2, 3, 4, 8 }.Aggregate(enclave, (changed, register) => changed.WithoutPcr(register)), Throws.ArgumentException);
            Assert.That(() => enclave.WithModuleId(""), Throws.ArgumentException);
            Assert.That(() => enclave.WithModuleId(new string('m', 65)), Throws.ArgumentException);
            Assert.That(() => enclave.WithUserData(new byte[1025]), Throws.ArgumentException.With.Message.Contains("1024"));
            Assert.That(() => enclave.WithNonce(new byte[1025]), Throws.ArgumentException);
            Assert.That(() => enclave.WithPublicKey(new byte[1025]), Throws.ArgumentException);
            Assert.That(() => enclave.WithTimestamp(DateTimeOffset.MinValue), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => enclave.WithTimestamp(DateTimeOffset.MaxValue), Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public async Task The_largest_document_is_accepted()
    {
        using var key = FakeKms.Crypto.Rsa.RsaPrimePool.Create(4096, 3);
        var largest = Enumerable.Range(0, 32).Aggregate(Enclave, (changed, register) => changed.WithPcr(register, new byte[64]))
            .WithModuleId(new string('\u00fc', 64)).WithUserData(new byte[1024]).WithNonce(new byte[1024]).WithKey(key);

        var answer = await Client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 1024, Recipient = largest.CreateRecipientInfo() });

        Assert.That(largest.Decrypt(answer.CiphertextForRecipient), Has.Length.EqualTo(1024));
    }

    [Test]
    public void The_root_certificate_is_one_of_its_own_and_follows_the_seed()
    {
        using var twin = Pinned.Server();
        using var other = Pinned.Server(k => k.WithSeed(1));
        using var later = Pinned.Server(k => k.StartingAt(Pinned.Start.AddYears(9)));
        using var root = X509Certificate2.CreateFromPem(Kms.Attestation.RootCertificatePem);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(root.Subject, Is.EqualTo(root.Issuer).And.Contains("fakekms.nitro-enclaves"));
            Assert.That(twin.Attestation.RootCertificatePem, Is.EqualTo(Kms.Attestation.RootCertificatePem));
            Assert.That(later.Attestation.RootCertificatePem, Is.EqualTo(Kms.Attestation.RootCertificatePem), "whenever the server starts");
            Assert.That(other.Attestation.RootCertificatePem, Is.Not.EqualTo(Kms.Attestation.RootCertificatePem));
            Assert.That(twin.Attestation.CreateNitroEnclave().CreateAttestationDocument(), Is.EqualTo(Enclave.CreateAttestationDocument()), "documents follow the seed too");
        }
    }

    [TestCase("1970-01-01T00:00:00.750Z")]
    [TestCase("9950-06-01T12:00:00.001Z")]
    public async Task Documents_are_good_whatever_the_clock_says(string start)
    {
        using var kms = FakeKmsServer.Start(k => k.StartingAt(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture)));
        using var client = kms.CreateClient();

        var answer = await client.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = 8, Recipient = kms.Attestation.CreateNitroEnclave().CreateRecipientInfo() });

        Assert.That(answer.CiphertextForRecipient, Is.Not.Null);
    }

    [Test]
    public void An_environment_says_what_it_is()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Enclave.ToString(), Is.EqualTo("Nitro enclave i-0123456789abcdef0-enc0123456789abcdef"));
            Assert.That(Kms.Attestation.CreateNitroTpm().WithModuleId("i-7").ToString(), Is.EqualTo("NitroTPM i-7"));
        }
    }

    private AttestationClaims Read(byte[] document, DateTimeOffset? now = null)
    {
        using var root = X509Certificate2.CreateFromPem(Kms.Attestation.RootCertificatePem);
        return AttestationDocument.Read(document, root.RawData, now ?? Kms.Clock.GetUtcNow())!.Claims;
    }
}
