namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// The symmetric ciphertext of KMS, in the outer form and of the length of AWS's: the <see cref="BlobHeader"/> of the kind 1 (so the base64 text begins with
/// AQICAHg), and a <see cref="BlobContent"/>.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/cryptographic-details/crypto-primitives.html"/></remarks>
internal sealed class CiphertextBlob
{
    private const byte Kind = 1;

    private readonly byte[] blob;
    private readonly int encrypted;

    // What is encrypted stands at the end.
    private CiphertextBlob(byte[] blob, int encrypted) => (this.blob, this.encrypted, MaterialId) = (blob, encrypted, BlobHeader.MaterialIdOf(blob));

    /// <summary>The id of the key material that the blob names.</summary>
    public string MaterialId { get; }

    public static byte[] Encrypt(
        string materialId, ReadOnlySpan<byte> material, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> context)
    {
        Span<byte> header = stackalloc byte[BlobHeader.Length];
        Span<byte> nonce = stackalloc byte[BlobContent.NonceLength];
        BlobHeader.Write(header, materialId, Kind, salt);
        BlobHeader.FillNonce(header, nonce);
        var length = MessageCipher.LengthOf(plaintext.Length);
        var blob = BlobHeader.Begin(header, nonce, length);
        MessageCipher.Encrypt(nonce, material, plaintext, context, blob.AsSpan(blob.Length - length));
        return blob;
    }

    /// <summary>Reads a blob; null when the bytes are none, or its header is damaged. Any bytes are an answer.</summary>
    /// <param name="blob">The bytes, which nobody may change any more.</param>
    public static CiphertextBlob? Read(byte[] blob)
    {
        Span<byte> nonce = stackalloc byte[BlobContent.NonceLength];
        var encrypted = BlobHeader.ContentOf(blob, Kind, nonce);
        return encrypted.Length > MessageCipher.Overhead ? new(blob, encrypted.Length) : null;
    }

    /// <summary>The plaintext, or null when the content or the encryption context is not what was encrypted.</summary>
    public byte[]? Decrypt(ReadOnlySpan<byte> material, ReadOnlySpan<byte> context)
    {
        Span<byte> nonce = stackalloc byte[BlobContent.NonceLength];
        BlobHeader.FillNonce(blob.AsSpan(0, BlobHeader.Length), nonce);
        return MessageCipher.Decrypt(nonce, material, blob.AsSpan(blob.Length - encrypted), context);
    }
}
