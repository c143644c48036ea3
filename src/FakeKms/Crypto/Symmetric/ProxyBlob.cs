using System.Formats.Asn1;
using FakeKms.Crypto.Keys;

namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// The ciphertext of a key in an external key store: the <see cref="BlobHeader"/> of the kind 2, and what the proxy
/// answered in a <see cref="BlobContent"/>. It is encrypted twice, by KMS under
/// its own material and then by the proxy. AWS documents that all of the proxy's answer is in the blob and that the blob is longer than others, not its form.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/keystore-external.html#concept-double-encryption"/></remarks>
internal sealed record ProxyBlob(byte[] Header, byte[] Ciphertext, byte[] InitializationVector, byte[] AuthenticationTag, byte[] Metadata)
{
    private const byte Kind = 2;

    public string MaterialId => BlobHeader.MaterialIdOf(Header);

    /// <summary>What both encryptions bind the ciphertext to: the encryption context, and the header of the blob behind it.</summary>
    public static byte[] AdditionalAuthenticatedData(byte[] header, byte[] context) => [.. context, .. header];

    public static byte[] NewHeader(string materialId, ReadOnlySpan<byte> salt)
    {
        var header = new byte[BlobHeader.Length];
        BlobHeader.Write(header, materialId, Kind, salt);
        return header;
    }

    /// <summary>KMS's own encryption of a message that the proxy encrypts then, under the nonce that belongs to a header.</summary>
    public static byte[] EncryptInside(byte[] header, ReadOnlySpan<byte> material, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> context)
    {
        var encrypted = new byte[MessageCipher.LengthOf(plaintext.Length)];
        MessageCipher.Encrypt(NonceOf(header), material, plaintext, context, encrypted);
        return encrypted;
    }

    /// <summary>The plaintext of what <see cref="EncryptInside"/> made; null when it or the encryption context is something else.</summary>
    public static byte[]? DecryptInside(byte[] header, ReadOnlySpan<byte> material, ReadOnlySpan<byte> encrypted, ReadOnlySpan<byte> context) =>
        MessageCipher.Decrypt(NonceOf(header), material, encrypted, context);

    /// <summary>The parts, or null when the bytes are no such blob or its header is damaged. Any bytes are an answer.</summary>
    public static ProxyBlob? Parse(ReadOnlySpan<byte> blob)
    {
        Span<byte> nonce = stackalloc byte[BlobContent.NonceLength];
        var content = BlobHeader.ContentOf(blob, Kind, nonce);
        if (content.IsEmpty) return null;
        var header = blob[..BlobHeader.Length].ToArray();
        return Asn1Form.ReadSequence(content.ToArray(), Asn1Form.StrictRules, reader => Read(header, reader));
    }

    public byte[] ToBytes()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var part in (byte[][])[Ciphertext, InitializationVector, AuthenticationTag, Metadata]) writer.WriteOctetString(part);
        }
        var length = writer.GetEncodedLength();
        var blob = BlobHeader.Begin(Header, NonceOf(Header), length);
        writer.Encode(blob.AsSpan(blob.Length - length));
        return blob;
    }

    private static byte[] NonceOf(byte[] header)
    {
        var nonce = new byte[BlobContent.NonceLength];
        BlobHeader.FillNonce(header, nonce);
        return nonce;
    }

    private static ProxyBlob Read(byte[] header, AsnReader reader) =>
        new(header, reader.ReadOctetString(), reader.ReadOctetString(), reader.ReadOctetString(), reader.ReadOctetString());
}
