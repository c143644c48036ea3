using System.Security.Cryptography;
using System.Text;
using FakeKms.Crypto.Recipients;
using FakeKms.Crypto.Rsa;

namespace FakeKms;

/// <summary>
/// Stands in for the Nitro hypervisor: it makes the attestation documents that the server accepts in <c>Recipient</c>. The server has its own root
/// certificate, which follows from the seed. It does not accept documents of AWS, or of a server with another seed. Safe for parallel callers. Leaves no
/// record.
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

    /// <summary>The root certificate of the documents, in PEM. Code that verifies attestation documents must trust it.</summary>
    public string RootCertificatePem => PemEncoding.WriteString("CERTIFICATE", authority().RootCertificate);

    /// <summary>
    /// A Nitro enclave with an RSA key of its own (2,048 bits), the module id <c>i-0123456789abcdef0-enc0123456789abcdef</c>, and 48 bytes in each of the
    /// registers PCR0, 1, 2, 3, 4 and 8, the same in every run.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/enclaves/latest/user/set-up-attestation.html"/></remarks>
    public AttestedEnvironment CreateNitroEnclave() => New(AttestationPlatform.NitroEnclave, "i-0123456789abcdef0-enc0123456789abcdef");

    /// <summary>
    /// An EC2 instance with a NitroTPM, an RSA key of its own (2,048 bits), the module id <c>i-0123456789abcdef0-tpm0000000000000000</c>, and 48 bytes in
    /// each of the registers PCR4, 7, 8, 9, 16 and 23, the same in every run.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/attestation-get-doc.html"/></remarks>
    public AttestedEnvironment CreateNitroTpm() => New(AttestationPlatform.NitroTpm, "i-0123456789abcdef0-tpm0000000000000000");

    /// <summary>Decrypts the <c>CiphertextForRecipient</c> of a response: CMS enveloped data, RSAES-OAEP with SHA-256 around AES-256-CBC.</summary>
    /// <param name="ciphertextForRecipient">The member of the response. It is null when the request had no <c>Recipient</c>.</param>
    /// <param name="privateKey">The private key. Its public key is in the attestation document of the request.</param>
    /// <returns>The plaintext, data key, private key, random bytes or shared secret.</returns>
    /// <exception cref="CryptographicException">The bytes are not a <c>CiphertextForRecipient</c>, or are for another key.</exception>
    public static byte[] Decrypt(MemoryStream ciphertextForRecipient, RSA privateKey)
    {
        ArgumentNullException.ThrowIfNull(ciphertextForRecipient);
        ArgumentNullException.ThrowIfNull(privateKey);
        return RecipientEnvelope.Open(ciphertextForRecipient.ToArray(), privateKey)
            ?? throw new CryptographicException("These bytes are no CiphertextForRecipient, or one that another private key opens.");
    }

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
