using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pkix;
using Org.BouncyCastle.X509;

namespace FakeKms.Crypto.Recipients;

/// <summary>
/// Judges the certificates of an attestation document. BouncyCastle builds nothing and fetches nothing: the path, the root and the time are given, so that
/// neither the machine's certificate stores nor its clock have a say.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/enclaves/latest/user/verify-root.html#validation-process"/></remarks>
internal static class AttestationCertificates
{
    private const int DigitalSignature = 0;
    private const int KeyCertSign = 5;

    private static readonly AlgorithmIdentifier P384 = new(X9ObjectIdentifiers.IdECPublicKey, SecObjectIdentifiers.SecP384r1);

    /// <summary>The key of a certificate, or null when it is not one on P-384.</summary>
    public static ECPublicKeyParameters? SigningKey(byte[] certificate)
    {
        try
        {
            var parsed = Parse(certificate);
            return parsed.SubjectPublicKeyInfo.Algorithm.Equals(P384) ? (ECPublicKeyParameters)parsed.GetPublicKey() : null;
        }
        catch (Exception)
        {
            // The bytes are anybody's: what the parsers throw at them differs, and all of it means no.
            return null;
        }
    }

    /// <summary>Whether the signer's certificate leads to the root through the issuers, and all of them are valid at that time for what they do.</summary>
    public static bool AreTrusted(AttestationPayload payload, byte[] trustedRoot, DateTimeOffset now)
    {
        if (!payload.Issuers[0].AsSpan().SequenceEqual(trustedRoot)) return false;
        try
        {
            var root = Parse(trustedRoot);
            var signer = Parse(payload.Certificate);
            X509Certificate[] path = [signer, .. payload.Issuers.Skip(1).Reverse().Select(Parse)];
            if (!root.IsValid(now.UtcDateTime) || !Allows(root, KeyCertSign) || !Allows(signer, DigitalSignature)) return false;
            if (signer.GetBasicConstraints() >= 0 || !path.Skip(1).All(issuer => Allows(issuer, KeyCertSign))) return false;
            Validate(path, root, now);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>When all the certificates of a trusted document are valid.</summary>
    public static Period ValidityOf(AttestationPayload payload)
    {
        X509Certificate[] all = [Parse(payload.Certificate), .. payload.Issuers.Select(Parse)];
        return new Period(all.Max(certificate => certificate.NotBefore), all.Min(certificate => certificate.NotAfter));
    }

    private static void Validate(X509Certificate[] path, X509Certificate root, DateTimeOffset now)
    {
        var parameters = new PkixParameters(new HashSet<TrustAnchor> { new(root, nameConstraints: null) })
        {
            IsRevocationEnabled = false,
            Date = now.UtcDateTime,
        };
        new PkixCertPathValidator().Validate(new PkixCertPath(path), parameters);
    }

    private static X509Certificate Parse(byte[] certificate)
    {
        var parsed = new X509Certificate(certificate);
        // The same certificate has one encoding only.
        return parsed.GetEncoded().AsSpan().SequenceEqual(certificate) ? parsed : throw new FormatException();
    }

    private static bool Allows(X509Certificate certificate, int usage) =>
        certificate.GetKeyUsage() is { } usages && usage < usages.Length && usages[usage];
}
