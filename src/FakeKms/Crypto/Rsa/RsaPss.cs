using System.Buffers.Binary;
using System.Security.Cryptography;
using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Utilities;

namespace FakeKms.Crypto.Rsa;

/// <summary>
/// Signatures of RSASSA-PSS with a salt that is as long as the hash, the same for the same random bytes. The framework draws the salt from the operating
/// system, and BouncyCastle takes only keys whose modulus it has tested for primality (<see cref="RsaPublicOperation"/>).
/// </summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8017#section-8.1.1"/></remarks>
internal static class RsaPss
{
    private const byte Trailer = 0xBC;

    public static byte[] Sign(RSAParameters key, string algorithm, byte[] digest, IRandomness randomness)
    {
        var length = key.Modulus!.Length;
        return Sign(key, new BigInteger(1, Encode(algorithm, digest, randomness.Bytes(digest.Length), length)), length);
    }

    // EMSA-PSS: https://www.rfc-editor.org/rfc/rfc8017#section-9.1.1
    private static byte[] Encode(string algorithm, byte[] digest, byte[] salt, int length)
    {
        var hash = Digests.Of(algorithm, MessageForm.Raw, [.. new byte[8], .. digest, .. salt]);
        var block = new byte[length - hash.Length - 1];
        block[^(salt.Length + 1)] = 1;
        salt.CopyTo(block, block.Length - salt.Length);
        Mask(algorithm, hash, block);
        // The number has to be smaller than a modulus whose first bit is set.
        block[0] &= 0x7F;
        return [.. block, .. hash, Trailer];
    }

    // MGF1: https://www.rfc-editor.org/rfc/rfc8017#appendix-B.2.1
    private static void Mask(string algorithm, byte[] seed, byte[] block)
    {
        Span<byte> counter = stackalloc byte[sizeof(int)];
        for (var offset = 0; offset < block.Length; offset += seed.Length)
        {
            BinaryPrimitives.WriteInt32BigEndian(counter, offset / seed.Length);
            var mask = Digests.Of(algorithm, MessageForm.Raw, [.. seed, .. counter]);
            for (var i = 0; i < mask.Length && offset + i < block.Length; i++) block[offset + i] ^= mask[i];
        }
    }

    // By the Chinese remainder theorem, which takes a quarter of the time: https://www.rfc-editor.org/rfc/rfc8017#section-5.2.1
    private static byte[] Sign(RSAParameters key, BigInteger message, int length)
    {
        var (p, q) = (Number(key.P), Number(key.Q));
        var (one, two) = (message.Mod(p).ModPow(Number(key.DP), p), message.Mod(q).ModPow(Number(key.DQ), q));
        var rest = one.Subtract(two).Multiply(Number(key.InverseQ)).Mod(p);
        return BigIntegers.AsUnsignedByteArray(length, two.Add(rest.Multiply(q)));
    }

    private static BigInteger Number(byte[]? bytes) => new(1, bytes);
}
