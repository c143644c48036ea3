using System.Security.Cryptography;
using System.Text;
using FakeKms.Crypto.Recipients;
using FakeKms.Crypto.Rsa;

namespace FakeKms;

/// <summary>
/// Stands in for the Nitro hypervisor: makes the attestation documents that the server accepts in <c>Recipient</c>. They are signed under a root
/// certificate of the server's own, which the seed decides. Documents of AWS, and those of another server with another seed, are not accepted.
/// Safe for parallel callers; no call is recorded.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/cryptographic-attestation.html"/></remarks>
public sealed class KmsAttestation
{
    private readonly Func<AttestationAuthority> authority;
    private readonly Func<DateTimeOffset> now;
    private readonly long seed;
    private int environments;

    internal KmsAttestation(Func<AttestationAuthority> authority, Func<DateTimeOffset> now, long seed) =>
        (this.authority, this.now, this.seed) = (authority, now, seed);

    /// <summary>The certificate that the documents lead to, in PEM: what code that verifies attestation documents itself has to trust.</summary>
    public string RootCertificatePem => PemEncoding.WriteString("CERTIFICATE", authority().RootCertificate);

    /// <summary>
    /// A Nitro enclave with an RSA key of its own (2,048 bits), the module id <c>i-0123456789abcdef0-enc0123456789abcdef</c>, and 48 bytes in each of the
    /// registers PCR0, 1, 2, 3, 4 and 8, the same in every run.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/enclaves/latest/user/set-up-attestation.html"/></remarks>
    public AttestedEnvironment NitroEnclave() => New(AttestationPlatform.NitroEnclave, "i-0123456789abcdef0-enc0123456789abcdef");

    /// <summary>
    /// An EC2 instance with a NitroTPM, an RSA key of its own (2,048 bits), the module id <c>i-0123456789abcdef0-tpm0000000000000000</c>, and 48 bytes in
    /// each of the registers PCR4, 7, 8, 9, 16 and 23, the same in every run.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/attestation-get-doc.html"/></remarks>
    public AttestedEnvironment NitroTpm() => New(AttestationPlatform.NitroTpm, "i-0123456789abcdef0-tpm0000000000000000");

    internal byte[] Issue(AttestationClaims claims, DateTimeOffset? timestamp) => authority().Issue(claims with { Timestamp = timestamp ?? now() });

    // Its keys come from the far end of the pool, which the server itself is last to reach.
    private AttestedEnvironment New(AttestationPlatform platform, string moduleId)
    {
        var number = RsaPrimePool.PairCount - 1 - Interlocked.Increment(ref environments) % RsaPrimePool.PairCount;
        using var key = RsaPrimePool.Create(2048, RsaPrimePool.IndexOf(seed, number));
        var pcrs = platform.Registers().ToDictionary(
            register => register, register => SHA384.HashData(Encoding.ASCII.GetBytes($"FakeKms {platform} PCR{register}")));
        return new AttestedEnvironment(this, new AttestationClaims { Platform = platform, ModuleId = moduleId, Pcrs = pcrs }).WithKey(key);
    }
}
