using System.Security.Cryptography;
using FakeKms.Crypto.Recipients;

namespace FakeKms;

/// <summary>Opens what KMS answers in <c>CiphertextForRecipient</c>: CMS enveloped data, RSAES-OAEP with SHA-256 around AES-256-CBC.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/cryptographic-attestation.html"/></remarks>
public static class CiphertextForRecipient
{
    /// <summary>The plaintext, data key, private key, random bytes or shared secret that KMS answered.</summary>
    /// <param name="ciphertextForRecipient">The member of the response. It is null when the request had no <c>Recipient</c>.</param>
    /// <param name="privateKey">The private key whose public key is in the attestation document.</param>
    /// <exception cref="CryptographicException">The bytes are no such answer, or one for another key.</exception>
    public static byte[] Decrypt(MemoryStream ciphertextForRecipient, RSA privateKey)
    {
        ArgumentNullException.ThrowIfNull(ciphertextForRecipient);
        ArgumentNullException.ThrowIfNull(privateKey);
        return RecipientEnvelope.Open(ciphertextForRecipient.ToArray(), privateKey)
            ?? throw new CryptographicException("These bytes are no CiphertextForRecipient, or one that another private key opens.");
    }
}
