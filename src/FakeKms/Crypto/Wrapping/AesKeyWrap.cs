using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace FakeKms.Crypto.Wrapping;

/// <summary>AES key wrap with padding: deterministic, authenticated, for material of any length from one byte on.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc5649"/></remarks>
internal static class AesKeyWrap
{
    public static byte[] Wrap(byte[] key, byte[] material)
    {
        var engine = new AesWrapPadEngine();
        engine.Init(forWrapping: true, new KeyParameter(key));
        return engine.Wrap(material, 0, material.Length);
    }

    /// <summary>Wrapped material consists of two or more half blocks.</summary>
    public static bool CanGive(int length) => length >= 16 && length % 8 == 0;

    /// <summary>The material, or null when the bytes were not wrapped with this key.</summary>
    public static byte[]? Unwrap(byte[] key, ReadOnlySpan<byte> wrapped)
    {
        // The engine reads the first block before it looks at the length.
        if (!CanGive(wrapped.Length)) return null;
        try
        {
            var engine = new AesWrapPadEngine();
            engine.Init(forWrapping: false, new KeyParameter(key));
            return engine.Unwrap(wrapped.ToArray(), 0, wrapped.Length);
        }
        catch (InvalidCipherTextException)
        {
            return null;
        }
    }
}
