using FakeKms.Entropy;

namespace FakeKms.Crypto.Recipients;

/// <summary>
/// Stands in for the Nitro hypervisors and their certificate authority: a root of its own, and documents that are signed under it. Everything is the same
/// for the same random bytes.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/enclaves/latest/user/verify-root.html"/></remarks>
internal sealed class AttestationAuthority
{
    /// <summary>As long as the certificate of an enclave.</summary>
    private static readonly TimeSpan SignerLifetime = TimeSpan.FromHours(3);
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromDays(365 * 100);

    private readonly IRandomness randomness;
    private readonly CertifiedKey intermediate;

    private AttestationAuthority(IRandomness randomness, CertifiedKey root, CertifiedKey intermediate)
    {
        this.randomness = randomness;
        this.intermediate = intermediate;
        RootCertificate = root.Certificate;
    }

    /// <summary>What a reader of the documents has to trust, in DER.</summary>
    public byte[] RootCertificate { get; }

    /// <summary>A new authority.</summary>
    /// <param name="randomness">Where its keys come from, and those of the documents.</param>
    /// <param name="start">From when its certificates are valid.</param>
    /// <param name="lifetime">How long they are valid; a hundred years unless it is given.</param>
    public static AttestationAuthority Create(IRandomness randomness, DateTimeOffset start, TimeSpan? lifetime = null)
    {
        var validity = new Period(start, EndOf(start, lifetime ?? DefaultLifetime));
        var root = CertifiedKey.Root("fakekms.nitro-enclaves", validity, randomness);
        return new AttestationAuthority(randomness, root, root.CertifyAuthority("zone.fakekms.nitro-enclaves", validity, randomness));
    }

    // Certificates know no year after 9999.
    private static DateTimeOffset EndOf(DateTimeOffset start, TimeSpan lifetime) =>
        lifetime < DateTimeOffset.MaxValue - start ? start + lifetime : DateTimeOffset.MaxValue;

    /// <summary>A document that says what is claimed, signed by a new key whose certificate is valid for three hours from the claims' timestamp on.</summary>
    public byte[] Issue(AttestationClaims claims)
    {
        var signer = intermediate.CertifySigner(claims.ModuleId, new Period(claims.Timestamp, EndOf(claims.Timestamp, SignerLifetime)), randomness);
        var payload = new AttestationPayload(claims, signer.Certificate, [RootCertificate, intermediate.Certificate]);
        return CoseSign1.Write(payload.Write(), signer.PrivateKey, randomness);
    }
}
