using System.Formats.Asn1;
using System.Security.Cryptography;

namespace FakeKms.Crypto.Recipients;

/// <summary>The parts of CMS enveloped data for one recipient that matter for opening it. Lengths may be definite or not.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc5652#section-6.1"/></remarks>
internal static class RecipientEnvelopeForm
{
    private const string EnvelopedData = "1.2.840.113549.1.7.3";
    private const string Data = "1.2.840.113549.1.7.1";
    private const string RsaesOaep = "1.2.840.113549.1.1.7";
    private const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";
    private static readonly Asn1Tag Inner = new(TagClass.ContextSpecific, 0);

    /// <summary>The content key as the recipient's key encrypts it, the initialization vector, and the content.</summary>
    /// <exception cref="AsnContentException">The bytes have another form.</exception>
    /// <exception cref="CryptographicException">The algorithms are other ones.</exception>
    public static (byte[] EncryptedKey, byte[] Iv, byte[] Ciphertext) Read(byte[] envelope)
    {
        var reader = new AsnReader(envelope, AsnEncodingRules.BER);
        var content = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        Expect(content, EnvelopedData);
        var tagged = content.ReadSequence(Inner);
        content.ThrowIfNotEmpty();
        var data = tagged.ReadSequence();
        tagged.ThrowIfNotEmpty();
        data.ReadInteger();
        var recipients = data.ReadSetOf(skipSortOrderValidation: true);
        var encryptedKey = EncryptedKey(recipients.ReadSequence());
        recipients.ThrowIfNotEmpty();
        var encrypted = data.ReadSequence();
        data.ThrowIfNotEmpty();
        Expect(encrypted, Data);
        var algorithm = encrypted.ReadSequence();
        Expect(algorithm, Aes256Cbc);
        var iv = algorithm.ReadOctetString();
        var ciphertext = encrypted.ReadOctetString(Inner);
        encrypted.ThrowIfNotEmpty();
        return (encryptedKey, iv, ciphertext);
    }

    private static byte[] EncryptedKey(AsnReader recipient)
    {
        recipient.ReadInteger();
        recipient.ReadOctetString(Inner);
        Expect(recipient.ReadSequence(), RsaesOaep);
        var encryptedKey = recipient.ReadOctetString();
        recipient.ThrowIfNotEmpty();
        return encryptedKey;
    }

    private static void Expect(AsnReader reader, string identifier)
    {
        if (reader.ReadObjectIdentifier() != identifier) throw new CryptographicException($"The envelope is not for {identifier}.");
    }
}
