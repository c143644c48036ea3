namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// The symmetric ciphertext of KMS, in the outer form and of the length of AWS's: the <see cref="BlobHeader"/> of the kind 1 (so the base64 text begins with
/// AQICAHg), and a <see cref="BlobContent"/>.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/cryptographic-details/crypto-primitives.html"/></remarks>
internal static class CiphertextBlob
{
    private const byte Kind = 1;

    public static byte[] Encrypt(
        string materialId, ReadOnlySpan<byte> material, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> context)
    {
        var header = BlobHeader.Of(materialId, Kind, salt);
        var nonce = BlobHeader.NonceOf(header);
        return BlobHeader.Join(header, nonce, MessageCipher.Encrypt(nonce, material, plaintext, context));
    }

    /// <summary>The id of the key material that a blob names, or null when the bytes are no blob or its header is damaged.</summary>
    public static string? MaterialIdOf(ReadOnlySpan<byte> blob) =>
        ContentOf(blob).IsEmpty && ProxyBlob.Parse(blob) is null ? null : BlobHeader.MaterialIdOf(blob);

    /// <summary>The plaintext, or null when the blob or the encryption context is not what was encrypted.</summary>
    public static byte[]? Decrypt(ReadOnlySpan<byte> blob, ReadOnlySpan<byte> material, ReadOnlySpan<byte> context)
    {
        var encrypted = ContentOf(blob);
        return encrypted.IsEmpty ? null : MessageCipher.Decrypt(BlobHeader.NonceOf(blob[..BlobHeader.Length]), material, encrypted, context);
    }

    private static ReadOnlySpan<byte> ContentOf(ReadOnlySpan<byte> blob)
    {
        var encrypted = BlobHeader.ContentOf(blob, Kind);
        return encrypted.Length > MessageCipher.Overhead ? encrypted : [];
    }
}
