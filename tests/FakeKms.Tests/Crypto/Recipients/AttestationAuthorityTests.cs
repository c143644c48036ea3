using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FakeKms.Crypto.Recipients;
using FakeKms.Entropy;
using static FakeKms.Tests.Crypto.Recipients.AttestationSamples;

namespace FakeKms.Tests.Crypto.Recipients;

public class AttestationAuthorityTests
{
    [Test]
    public void The_same_random_bytes_give_the_same_root_and_documents()
    {
        (byte[] Root, byte[] Document) Made(long seed)
        {
            var authority = AttestationAuthority.Create(new SeededStream(seed, "authority"), Start);
            return (authority.RootCertificate, authority.Issue(Claims()));
        }

        var (first, again, other) = (Made(seed: 1), Made(seed: 1), Made(seed: 2));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Root, Is.EqualTo(first.Root));
            Assert.That(again.Document, Is.EqualTo(first.Document));
            Assert.That(other.Root, Is.Not.EqualTo(first.Root));
            Assert.That(other.Document, Is.Not.EqualTo(first.Document));
        }
    }

    [Test]
    public void Every_document_has_a_signer_of_its_own()
    {
        var payloads = Enumerable.Range(0, 2).Select(_ => AttestationPayload.Read(CoseSign1.Read(Authority.Issue(Claims()))!.Payload)!).ToList();

        Assert.That(payloads[1].Certificate, Is.Not.EqualTo(payloads[0].Certificate));
    }

    [Test]
    public void The_root_is_valid_for_the_lifetime_that_was_asked_for()
    {
        using var generous = X509CertificateLoader.LoadCertificate(Authority.RootCertificate);
        using var brief = X509CertificateLoader.LoadCertificate(
            AttestationAuthority.Create(new SeededStream(1, "authority"), Start, TimeSpan.FromDays(1)).RootCertificate);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(generous.NotBefore.ToUniversalTime(), Is.EqualTo(Start.UtcDateTime));
            Assert.That(generous.NotAfter.ToUniversalTime(), Is.EqualTo(Start.AddDays(36500).UtcDateTime));
            Assert.That(brief.NotAfter.ToUniversalTime(), Is.EqualTo(Start.AddDays(1).UtcDateTime));
            Assert.That(generous.Subject, Is.EqualTo("CN=fakekms.nitro-enclaves, OU=Test, O=FakeKms, C=US"));
        }
    }

    [Test]
    public void Documents_are_read_after_decades()
    {
        var later = Start.AddYears(60);

        Assert.That(FailureOf(Authority.Issue(Claims() with { Timestamp = later }), later.AddMinutes(1)), Is.EqualTo(AttestationFailure.None));
    }

    // An independent judge: the framework builds the chain from the bundle and checks the signature.
    [Test]
    public void The_framework_trusts_the_certificates_and_the_signature()
    {
        var message = CoseSign1.Read(Authority.Issue(Claims()))!;
        var payload = AttestationPayload.Read(message.Payload)!;
        using var signer = X509CertificateLoader.LoadCertificate(payload.Certificate);
        using var root = X509CertificateLoader.LoadCertificate(Authority.RootCertificate);
        using var intermediate = X509CertificateLoader.LoadCertificate(payload.Issuers[1]);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.ExtraStore.Add(intermediate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = Claims().Timestamp.AddHours(1).LocalDateTime;
        using var key = signer.GetECDsaPublicKey()!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(chain.Build(signer), Is.True, string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation)));
            Assert.That(chain.ChainElements.Select(element => element.Certificate.RawData), Is.EqualTo(payload.Issuers.Append(payload.Certificate).Reverse()));
            Assert.That(key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value, Is.EqualTo(ECCurve.NamedCurves.nistP384.Oid.Value));
            Assert.That(
                key.VerifyData(
                    CoseSign1.ToBeSigned(message.Payload), message.Signature, HashAlgorithmName.SHA384, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
                Is.True);
        }
    }

    [Test]
    public void A_document_starts_as_the_hypervisor_writes_it() =>
        Assert.That(Convert.ToHexString(Authority.Issue(Claims())), Does.StartWith("8444A1013822A059"));

    [Test]
    public void Callers_in_parallel_get_documents()
    {
        var failures = Enumerable.Range(0, 8).AsParallel().Select(_ => FailureOf(Authority.Issue(Claims()))).ToList();

        Assert.That(failures, Has.All.EqualTo(AttestationFailure.None));
    }
}
