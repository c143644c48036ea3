using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Crypto.Recipients;

namespace FakeKms;

/// <summary>
/// A Nitro enclave, or an EC2 instance with a NitroTPM, as KMS sees it: the content of its attestation document, and the private key that decrypts the
/// responses. Immutable: each <c>With…</c> returns a changed copy. <see cref="KmsAttestation"/> creates environments.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/enclaves/latest/user/verify-root.html"/>,
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/cryptographic-attestation.html"/>
/// </remarks>
public sealed class AttestedEnvironment
{
    private const int LongestBytes = 1024;
    // The longest name that a certificate can have, which the signer's takes from the module id.
    private const int LongestModuleId = 64;
    private const int Registers = 32;
    private const int FirstYear = 1970;
    private const int LastYear = 9998;

    private readonly KmsAttestation attestation;
    private readonly AttestationClaims claims;

    internal AttestedEnvironment(KmsAttestation attestation, AttestationClaims claims) => (this.attestation, this.claims) = (attestation, claims);

    private DateTimeOffset? Timestamp { get; init; }

    private RSAParameters? PrivateKey { get; init; }

    /// <summary>The environment has another module id.</summary>
    /// <param name="moduleId">1 to 64 characters.</param>
    public AttestedEnvironment WithModuleId(string moduleId)
    {
        ArgumentException.ThrowIfNullOrEmpty(moduleId);
        if (moduleId.Length > LongestModuleId)
            throw new ArgumentException($"A module id has {LongestModuleId} characters at most, not {moduleId.Length}.", nameof(moduleId));
        return With(claims with { ModuleId = moduleId });
    }

    /// <summary>A platform configuration register has this value; PCR0 of an enclave is the digest of its image.</summary>
    /// <param name="register">0 to 31.</param>
    /// <param name="value">48 bytes as in SHA-384, or 32 or 64.</param>
    public AttestedEnvironment WithPcr(int register, byte[] value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(register);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(register, Registers);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length is not (32 or 48 or 64)) throw new ArgumentException($"A register has 32, 48 or 64 bytes, not {value.Length}.", nameof(value));
        return With(claims with { Pcrs = new Dictionary<int, byte[]>(claims.Pcrs) { [register] = [.. value] } });
    }

    /// <summary>A platform configuration register is not in the document. The document needs at least one register.</summary>
    /// <param name="register">0 to 31.</param>
    public AttestedEnvironment WithoutPcr(int register)
    {
        var pcrs = new Dictionary<int, byte[]>(claims.Pcrs);
        pcrs.Remove(register);
        return pcrs.Count > 0 ? With(claims with { Pcrs = pcrs }) : throw new ArgumentException("A document has one register at least.", nameof(register));
    }

    /// <summary>The environment has this RSA key. The public key is in the document. The private key, if it can be exported, decrypts the responses.</summary>
    /// <param name="key">The key. It is copied. KMS refuses a document with a key of less than 2,048 bits.</param>
    public AttestedEnvironment WithKey(RSA key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var changed = WithPublicKey(key.ExportSubjectPublicKeyInfo());
        try
        {
            return changed.With(changed.claims, key.ExportParameters(includePrivateParameters: true));
        }
        catch (CryptographicException)
        {
            // A public key, or one in hardware: whoever has it opens the answers with KmsAttestation.Decrypt.
            return changed;
        }
    }

    /// <summary>
    /// The document has this public key, and the test keeps the private key; null for no key. KMS accepts RSA keys of 2,048 bits or more.
    /// </summary>
    /// <param name="subjectPublicKeyInfo">A SubjectPublicKeyInfo in DER, up to 1,024 bytes. KMS refuses a document with other bytes.</param>
    public AttestedEnvironment WithPublicKey(byte[]? subjectPublicKeyInfo) =>
        With(claims with { PublicKey = Limited(subjectPublicKeyInfo, nameof(subjectPublicKeyInfo)) }, privateKey: null);

    /// <summary>The document has this user data; null for none. KMS ignores it.</summary>
    /// <param name="userData">Up to 1,024 bytes.</param>
    public AttestedEnvironment WithUserData(byte[]? userData) => With(claims with { UserData = Limited(userData, nameof(userData)) });

    /// <summary>The document has this nonce; null for none. KMS ignores it.</summary>
    /// <param name="nonce">Up to 1,024 bytes.</param>
    public AttestedEnvironment WithNonce(byte[]? nonce) => With(claims with { Nonce = Limited(nonce, nameof(nonce)) });

    /// <summary>The document has this time. KMS accepts it for three hours. Without a call of this method it is the time of the server's clock.</summary>
    /// <param name="timestamp">From 1970 to 9998.</param>
    public AttestedEnvironment WithTimestamp(DateTimeOffset timestamp)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timestamp.UtcDateTime.Year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timestamp.UtcDateTime.Year, LastYear);
        return new AttestedEnvironment(attestation, claims) { Timestamp = timestamp, PrivateKey = PrivateKey };
    }

    /// <summary>A new attestation document: a COSE_Sign1 message, as the Nitro hypervisor signs it.</summary>
    public byte[] CreateAttestationDocument() => attestation.Issue(claims, Timestamp);

    /// <summary>The value of the request member <c>Recipient</c>, with a new attestation document and <c>RSAES_OAEP_SHA_256</c>.</summary>
    public RecipientInfo CreateRecipientInfo() => new()
    {
        AttestationDocument = new MemoryStream(CreateAttestationDocument()),
        KeyEncryptionAlgorithm = KeyEncryptionMechanism.RSAES_OAEP_SHA_256,
    };

    /// <summary>Decrypts a response with the private key of the environment.</summary>
    /// <param name="ciphertextForRecipient">The member <c>CiphertextForRecipient</c> of a response.</param>
    /// <exception cref="CryptographicException">The response is not for this environment.</exception>
    /// <exception cref="InvalidOperationException">The private key is not known: see <see cref="WithPublicKey"/>.</exception>
    public byte[] Decrypt(MemoryStream ciphertextForRecipient)
    {
        if (PrivateKey is not { } parameters)
            throw new InvalidOperationException("The environment was given no private key. Open the answer with KmsAttestation.Decrypt.");
        using var key = RSA.Create(parameters);
        return KmsAttestation.Decrypt(ciphertextForRecipient, key);
    }

    /// <summary>The kind of environment and the module id.</summary>
    public override string ToString() => $"{(claims.Platform == AttestationPlatform.NitroTpm ? "NitroTPM" : "Nitro enclave")} {claims.ModuleId}";

    private AttestedEnvironment With(AttestationClaims changed) => With(changed, PrivateKey);

    private AttestedEnvironment With(AttestationClaims changed, RSAParameters? privateKey) =>
        new(attestation, changed) { Timestamp = Timestamp, PrivateKey = privateKey };

    private static byte[]? Limited(byte[]? bytes, string parameter) => bytes is { Length: > LongestBytes }
        ? throw new ArgumentException($"An attestation document has room for {LongestBytes} bytes here, not {bytes.Length}.", parameter)
        : bytes is null ? null : [.. bytes];
}
