using FakeKms.Crypto.Recipients;
using FakeKms.Entropy;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.X509;
using static FakeKms.Tests.Crypto.Recipients.AttestationSamples;

namespace FakeKms.Tests.Crypto.Recipients;

/// <summary>What certificates say of themselves, where it alone is against them: all else about the chain is right.</summary>
public sealed class CertificateRightsTests
{
    private const int Signs = KeyUsage.DigitalSignature;
    private const int Certifies = KeyUsage.KeyCertSign;
    private static readonly SeededStream Randomness = new(6, "rights");
    private static readonly Period Year = new(Start, Start.AddYears(1));

    private readonly CertifiedKey root = CertifiedKey.Root("root", Year, Randomness);
    private readonly CertifiedKey authority;
    private readonly CertifiedKey signer;

    public CertificateRightsTests() =>
        (authority, signer) = (root.CertifyAuthority("authority", Year, Randomness), root.CertifySigner("signer", Year, Randomness));

    [TestCase(false, Signs, true)]
    [TestCase(false, Signs | Certifies, true)]
    [TestCase(false, Certifies, false)]
    [TestCase(false, null, false)]
    [TestCase(true, Signs | Certifies, false)]
    public void A_signer_signs_and_is_no_authority(bool isAuthority, int? usage, bool trusted)
    {
        var certificate = Certificate(signer, root, isAuthority, usage);

        Assert.That(AreTrusted(certificate, root.Certificate), Is.EqualTo(trusted));
    }

    [TestCase(true, Certifies, true)]
    [TestCase(true, Signs, false)]
    [TestCase(true, null, false)]
    [TestCase(false, Certifies, false)]
    public void An_issuer_is_an_authority_that_says_so(bool isAuthority, int? usage, bool trusted)
    {
        var issuer = Certificate(authority, root, isAuthority, usage);
        var certificate = Certificate(signer, authority, isAuthority: false, Signs);

        Assert.That(AreTrusted(certificate, root.Certificate, issuer), Is.EqualTo(trusted));
    }

    private bool AreTrusted(byte[] certificate, params byte[][] issuers) =>
        AttestationCertificates.AreTrusted(new AttestationPayload(Claims(), certificate, issuers), root.Certificate, Start.AddHours(1));

    private static byte[] Certificate(CertifiedKey subject, CertifiedKey issuer, bool isAuthority, int? usage)
    {
        var key = subject.PrivateKey;
        var certificate = new X509V3CertificateGenerator();
        certificate.SetSerialNumber(BigInteger.One);
        certificate.SetSubjectDN(new X509Certificate(subject.Certificate).SubjectDN);
        certificate.SetIssuerDN(new X509Certificate(issuer.Certificate).SubjectDN);
        certificate.SetNotBefore(Year.From.UtcDateTime);
        certificate.SetNotAfter(Year.To.UtcDateTime);
        certificate.SetPublicKey(new ECPublicKeyParameters("EC", key.Parameters.G.Multiply(key.D).Normalize(), key.PublicKeyParamSet));
        certificate.AddExtension(X509Extensions.BasicConstraints, critical: true, new BasicConstraints(isAuthority));
        if (usage is { } bits) certificate.AddExtension(X509Extensions.KeyUsage, critical: true, new KeyUsage(bits));
        return certificate.Generate(new Asn1SignatureFactory("SHA384withECDSA", issuer.PrivateKey)).GetEncoded();
    }
}
