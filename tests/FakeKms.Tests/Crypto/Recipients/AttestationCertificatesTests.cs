using FakeKms.Crypto.Recipients;
using FakeKms.Entropy;
using static FakeKms.Tests.Crypto.Recipients.AttestationSamples;

namespace FakeKms.Tests.Crypto.Recipients;

public class AttestationCertificatesTests
{
    private static readonly SeededStream Randomness = new(5, "certificates");
    private static readonly Period Year = new(Start, Start.AddYears(1));
    private static readonly Period Hour = new(Start, Start.AddHours(1));

    private readonly CertifiedKey root = CertifiedKey.Root("root", Year, Randomness);

    [Test]
    public void A_signer_right_below_the_root_is_trusted()
    {
        var signer = root.CertifySigner("signer", Hour, Randomness);

        Assert.That(FailureOf(signer, root), Is.EqualTo(AttestationFailure.None));
    }

    [Test]
    public void A_signer_below_a_signer_is_not_trusted()
    {
        var signer = root.CertifySigner("signer", Hour, Randomness);

        Assert.That(FailureOf(signer.CertifySigner("below", Hour, Randomness), root, signer), Is.EqualTo(AttestationFailure.UntrustedCertificate));
    }

    [Test]
    public void An_authority_below_one_that_may_not_have_any_is_not_trusted()
    {
        var upper = root.CertifyAuthority("upper", Year, Randomness);
        var lower = upper.CertifyAuthority("lower", Year, Randomness);

        Assert.That(
            FailureOf(lower.CertifySigner("signer", Hour, Randomness), root, upper, lower), Is.EqualTo(AttestationFailure.UntrustedCertificate));
    }

    [Test]
    public void An_authority_does_not_sign_documents()
    {
        var intermediate = root.CertifyAuthority("intermediate", Year, Randomness);

        Assert.That(FailureOf(intermediate, root), Is.EqualTo(AttestationFailure.UntrustedCertificate));
    }

    [Test]
    public void A_root_that_calls_itself_alike_is_not_trusted()
    {
        var impostor = CertifiedKey.Root("root", Year, Randomness);
        var signer = impostor.CertifySigner("signer", Hour, Randomness);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(FailureOf(signer, root), Is.EqualTo(AttestationFailure.UntrustedCertificate), "the trusted root in the bundle");
            Assert.That(Failure(signer, [impostor.Certificate]), Is.EqualTo(AttestationFailure.UntrustedCertificate), "its own root in the bundle");
            Assert.That(
                Failure(signer, [root.Certificate, impostor.Certificate]), Is.EqualTo(AttestationFailure.UntrustedCertificate), "both roots in the bundle");
        }
    }

    [Test]
    public void A_bundle_in_the_wrong_order_or_with_a_gap_is_not_trusted()
    {
        var intermediate = root.CertifyAuthority("intermediate", Year, Randomness);
        var signer = intermediate.CertifySigner("signer", Hour, Randomness);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Failure(signer, [root.Certificate, intermediate.Certificate]), Is.EqualTo(AttestationFailure.None));
            Assert.That(Failure(signer, [intermediate.Certificate, root.Certificate]), Is.EqualTo(AttestationFailure.UntrustedCertificate));
            Assert.That(Failure(signer, [root.Certificate]), Is.EqualTo(AttestationFailure.UntrustedCertificate));
        }
    }

    [TestCase(-1)]
    [TestCase(2)]
    public void An_intermediate_is_judged_by_its_own_validity(int hours)
    {
        var intermediate = root.CertifyAuthority("intermediate", new Period(Start.AddHours(hours), Start.AddHours(hours).AddMinutes(30)), Randomness);
        var signer = intermediate.CertifySigner("signer", new Period(Start.AddDays(-1), Start.AddDays(1)), Randomness);

        Assert.That(FailureOf(signer, root, intermediate), Is.EqualTo(AttestationFailure.UntrustedCertificate));
    }

    [Test]
    public void The_root_is_judged_by_its_own_validity()
    {
        var expired = CertifiedKey.Root("root", new Period(Start.AddDays(-2), Start.AddDays(-1)), Randomness);
        var signer = expired.CertifySigner("signer", Hour, Randomness);
        var document = new ForgedDocument { Root = expired, Signer = signer, Issuers = [expired.Certificate] };

        Assert.That(document.Failure(), Is.EqualTo(AttestationFailure.UntrustedCertificate));
    }

    [Test]
    public void A_certificate_that_goes_on_is_not_trusted()
    {
        var signer = root.CertifySigner("signer", Hour, Randomness);
        var document = new ForgedDocument { Root = root, Signer = signer, Certificate = [.. signer.Certificate, 0], Issuers = [root.Certificate] };

        Assert.That(document.Failure(), Is.EqualTo(AttestationFailure.UntrustedCertificate));
    }

    [Test]
    public void A_certificate_of_another_curve_is_not_trusted()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=signer", key, System.Security.Cryptography.HashAlgorithmName.SHA384);
        using var certificate = request.CreateSelfSigned(Start, Start.AddHours(1));

        Assert.That(AttestationCertificates.SigningKey(certificate.RawData), Is.Null);
    }

    [Test]
    public void Garbage_is_no_certificate()
    {
        var accepted = Enumerable.Range(0, 301).Where(length => AttestationCertificates.SigningKey(Randomness.Bytes(length)) is not null);

        Assert.That(accepted, Is.Empty);
    }

    private AttestationFailure FailureOf(CertifiedKey signer, params CertifiedKey[] issuers) =>
        Failure(signer, [.. issuers.Select(issuer => issuer.Certificate)]);

    private AttestationFailure Failure(CertifiedKey signer, IReadOnlyList<byte[]> issuers) =>
        new ForgedDocument { Root = root, Signer = signer, Issuers = issuers }.Failure();
}
