using FakeKms.Engine.ExternalKeys;
using FakeKms.Xks.Messages;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace FakeKms.Xks.Proxy;

/// <summary>AES-256-GCM as the external key manager does it. That of .NET takes initialization vectors of 12 bytes alone, and a proxy may have 16.</summary>
internal static class ExternalCipher
{
    public const int TagLength = 16;

    public static ExternalCiphertext Encrypt(
        byte[] key, byte[] initializationVector, byte[] plaintext, ReadOnlySpan<byte> additionalAuthenticatedData, byte[] metadata)
    {
        var whole = Run(true, key, initializationVector, plaintext, CiphertextIntegrity.Authenticated(additionalAuthenticatedData, metadata));
        return new(whole[..^TagLength], initializationVector, whole[^TagLength..]) { Metadata = metadata };
    }

    /// <summary>The plaintext; null when the parts are not those of one encryption under this key.</summary>
    public static byte[]? Decrypt(byte[] key, ExternalCiphertext ciphertext, ReadOnlySpan<byte> additionalAuthenticatedData)
    {
        try
        {
            byte[] whole = [.. ciphertext.Ciphertext, .. ciphertext.AuthenticationTag];
            var authenticated = CiphertextIntegrity.Authenticated(additionalAuthenticatedData, ciphertext.Metadata);
            return Run(false, key, ciphertext.InitializationVector, whole, authenticated);
        }
        catch (InvalidCipherTextException)
        {
            return null;
        }
    }

    private static byte[] Run(bool encrypts, byte[] key, byte[] initializationVector, byte[] input, byte[] authenticated)
    {
        var cipher = new GcmBlockCipher(new AesEngine());
        cipher.Init(encrypts, new AeadParameters(new KeyParameter(key), TagLength * 8, initializationVector, authenticated));
        var output = new byte[cipher.GetOutputSize(input.Length)];
        var written = cipher.ProcessBytes(input, 0, input.Length, output, 0);
        cipher.DoFinal(output, written);
        return output;
    }
}
