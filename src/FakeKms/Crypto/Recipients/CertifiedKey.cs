using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.X509;

namespace FakeKms.Crypto.Recipients;

/// <summary>A period of validity; certificates count in whole seconds.</summary>
internal sealed record Period(DateTimeOffset From, DateTimeOffset To);

/// <summary>A P-384 key and its certificate, which can certify further keys. The same random bytes give the same key, certificate and signatures.</summary>
internal sealed class CertifiedKey
{
    private const string SignatureAlgorithm = "SHA384withECDSA";
    private readonly X509Name name;

    private CertifiedKey(ECPrivateKeyParameters privateKey, X509Certificate certificate)
    {
        PrivateKey = privateKey;
        name = certificate.SubjectDN;
        Certificate = certificate.GetEncoded();
    }

    public ECPrivateKeyParameters PrivateKey { get; }

    /// <summary>The certificate in DER.</summary>
    public byte[] Certificate { get; }

    public static CertifiedKey Root(string commonName, Period validity, IRandomness randomness)
    {
        var key = NewKey(randomness);
        var subject = NameOf(commonName);
        var certificate = CertificateOf(key, subject, validity, randomness);
        certificate.AddExtension(X509Extensions.BasicConstraints, critical: true, new BasicConstraints(cA: true));
        return Sign(certificate, key, KeyUsage.KeyCertSign | KeyUsage.CrlSign, subject, key, randomness);
    }

    public CertifiedKey CertifyAuthority(string commonName, Period validity, IRandomness randomness)
    {
        var key = NewKey(randomness);
        var certificate = CertificateOf(key, NameOf(commonName), validity, randomness);
        certificate.AddExtension(X509Extensions.BasicConstraints, critical: true, new BasicConstraints(pathLenConstraint: 0));
        return Sign(certificate, key, KeyUsage.KeyCertSign | KeyUsage.CrlSign, name, PrivateKey, randomness);
    }

    public CertifiedKey CertifySigner(string commonName, Period validity, IRandomness randomness)
    {
        var key = NewKey(randomness);
        var certificate = CertificateOf(key, NameOf(commonName), validity, randomness);
        certificate.AddExtension(X509Extensions.BasicConstraints, critical: true, new BasicConstraints(cA: false));
        return Sign(certificate, key, KeyUsage.DigitalSignature, name, PrivateKey, randomness);
    }

    private static X509V3CertificateGenerator CertificateOf(ECPrivateKeyParameters key, X509Name subject, Period validity, IRandomness randomness)
    {
        var certificate = new X509V3CertificateGenerator();
        certificate.SetSerialNumber(new BigInteger(1, randomness.Bytes(16)));
        certificate.SetSubjectDN(subject);
        certificate.SetNotBefore(validity.From.UtcDateTime);
        certificate.SetNotAfter(validity.To.UtcDateTime);
        certificate.SetPublicKey(new ECPublicKeyParameters("EC", key.Parameters.G.Multiply(key.D).Normalize(), key.PublicKeyParamSet));
        return certificate;
    }

    private static CertifiedKey Sign(
        X509V3CertificateGenerator certificate, ECPrivateKeyParameters key, int usage,
        X509Name issuer, ECPrivateKeyParameters issuerKey, IRandomness randomness)
    {
        certificate.SetIssuerDN(issuer);
        certificate.AddExtension(X509Extensions.KeyUsage, critical: true, new KeyUsage(usage));
        var signer = new Asn1SignatureFactory(SignatureAlgorithm, issuerKey, new BouncyCastleRandom(randomness));
        return new CertifiedKey(key, certificate.Generate(signer));
    }

    private static ECPrivateKeyParameters NewKey(IRandomness randomness) =>
        new("EC", NamedCurve.Of("ECC_NIST_P384").Scalar(randomness), SecObjectIdentifiers.SecP384r1);

    private static X509Name NameOf(string commonName) =>
        new([X509Name.C, X509Name.O, X509Name.OU, X509Name.CN], new Dictionary<DerObjectIdentifier, string>
        {
            [X509Name.C] = "US",
            [X509Name.O] = "FakeKms",
            [X509Name.OU] = "Test",
            [X509Name.CN] = commonName,
        });
}
