using System.Buffers.Binary;
using System.Security.Cryptography;
using FakeKms.Engine.ExternalKeys;

namespace FakeKms.Xks.Messages;

/// <summary>What binds the parts of a proxy's ciphertext together.</summary>
/// <remarks><see href="https://github.com/aws/aws-kms-xksproxy-api-spec/blob/main/xks_proxy_api_spec.md"/></remarks>
internal static class CiphertextIntegrity
{
    /// <summary>
    /// The ciphertextDataIntegrityValue of SHA_256, not yet in Base64: by it KMS sees that the proxy could decrypt what it encrypted. Its parts have no
    /// lengths in front of them.
    /// </summary>
    public static byte[] ValueOf(ReadOnlySpan<byte> additionalAuthenticatedData, ExternalCiphertext ciphertext) => SHA256.HashData(
        [
            .. additionalAuthenticatedData, .. ciphertext.Metadata, .. ciphertext.InitializationVector, .. ciphertext.Ciphertext,
            .. ciphertext.AuthenticationTag,
        ]);

    /// <summary>
    /// What the proxy gives its cipher to authenticate. Both parts have their lengths before them, so that the end of the one cannot be taken for the
    /// beginning of the other; one that is absent has the length 0.
    /// </summary>
    /// <param name="additionalAuthenticatedData">What KMS sent; at most 65,535 bytes.</param>
    /// <param name="metadata">The ciphertextMetadata; at most 255 bytes.</param>
    public static byte[] Authenticated(ReadOnlySpan<byte> additionalAuthenticatedData, ReadOnlySpan<byte> metadata)
    {
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, checked((ushort)additionalAuthenticatedData.Length));
        return [.. length, .. additionalAuthenticatedData, checked((byte)metadata.Length), .. metadata];
    }
}
