using System.Formats.Asn1;
using System.Security.Cryptography;
using FakeKms.Crypto.Rsa;
using FakeKms.Entropy;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;

namespace FakeKms.Crypto.Recipients;

/// <summary>
/// What KMS answers in CiphertextForRecipient: CMS enveloped data for one RSA key (RSAES-OAEP with SHA-256) around AES-256-CBC. The outer layers have
/// indefinite lengths, as KMS has them: the parser of the Nitro Enclaves SDK counts on it.
/// </summary>
/// <remarks>
/// <see href="https://www.rfc-editor.org/rfc/rfc5652#section-6"/>,
/// <see href="https://github.com/aws/aws-nitro-enclaves-sdk-c/blob/main/tests/cms_test.c"/>
/// </remarks>
internal static class RecipientEnvelope
{
    private const int KeyLength = 32;
    private const int BlockLength = 16;
    private const int ShortestModulus = 2048 / 8;

    private static readonly DerInteger Version = DerInteger.ValueOf(2);

    /// <summary>The envelope, the same for the same random bytes.</summary>
    /// <param name="recipientPublicKey">The recipient's RSA key as SubjectPublicKeyInfo in DER.</param>
    /// <param name="plaintext">What only the recipient can read.</param>
    /// <param name="randomness">Where the content key, its padding and the initialization vector come from.</param>
    /// <exception cref="ArgumentException">The key is no RSA public key.</exception>
    public static byte[] Seal(byte[] recipientPublicKey, byte[] plaintext, IRandomness randomness)
    {
        var key = randomness.Bytes(KeyLength);
        var iv = randomness.Bytes(BlockLength);
        var encryptedKey = RsaOaep.Encrypt(recipientPublicKey, OaepHash.Sha256, key, randomness);
        using var aes = Aes.Create();
        aes.Key = key;
        var envelope = new BerSequence(
            Version,
            new DerSet(RecipientInfo(SHA256.HashData(recipientPublicKey), encryptedKey)),
            EncryptedContent(iv, aes.EncryptCbc(plaintext, iv)));
        return new BerSequence(CmsObjectIdentifiers.EnvelopedData, new BerTaggedObject(0, envelope)).GetEncoded(Asn1Encodable.Ber);
    }

    /// <summary>What was sealed, or null when the bytes are no envelope, or one for another key. Any bytes are an answer.</summary>
    public static byte[]? Open(byte[] envelope, RSA recipientPrivateKey)
    {
        try
        {
            var (encryptedKey, iv, ciphertext) = RecipientEnvelopeForm.Read(envelope);
            using var aes = Aes.Create();
            aes.Key = recipientPrivateKey.Decrypt(encryptedKey, RSAEncryptionPadding.OaepSHA256);
            return aes.DecryptCbc(ciphertext, iv);
        }
        catch (Exception error) when (error is AsnContentException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether the bytes are a key to seal with: an RSA public key of 2048 bits or more as SubjectPublicKeyInfo in DER. Any bytes are an answer.
    /// </summary>
    public static bool CanSeal(byte[] recipientPublicKey) => RsaOaep.ReadPublicKey(recipientPublicKey) is { Modulus.Length: >= ShortestModulus };

    // What the 32 bytes of the key identifier are in KMS is not documented, and the SDK skips them; a hash of the key has their length.
    private static DerSequence RecipientInfo(byte[] keyIdentifier, byte[] encryptedKey) => new(
        Version, new DerTaggedObject(isExplicit: false, 0, new DerOctetString(keyIdentifier)), KeyEncryption(), new DerOctetString(encryptedKey));

    private static AlgorithmIdentifier KeyEncryption()
    {
        var sha256 = new AlgorithmIdentifier(NistObjectIdentifiers.IdSha256, DerNull.Instance);
        var mask = new AlgorithmIdentifier(PkcsObjectIdentifiers.IdMgf1, sha256);
        return new AlgorithmIdentifier(PkcsObjectIdentifiers.IdRsaesOaep, new RsaesOaepParameters(sha256, mask, RsaesOaepParameters.DefaultPSourceAlgorithm));
    }

    // The content is an implicitly tagged octet string in one chunk, which comes to the same bytes as an explicit tag around it.
    private static BerSequence EncryptedContent(byte[] iv, byte[] ciphertext) => new(
        CmsObjectIdentifiers.Data,
        new AlgorithmIdentifier(NistObjectIdentifiers.IdAes256Cbc, new DerOctetString(iv)),
        new BerTaggedObject(0, new DerOctetString(ciphertext)));
}
