using System.Numerics;
using System.Security.Cryptography;

namespace FakeKms.Crypto.Rsa;

/// <summary>The arithmetic that makes an RSA key out of two primes.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8017#section-3.2"/></remarks>
internal static class RsaNumbers
{
    /// <summary>The public exponent of every key that is not imported.</summary>
    public static readonly BigInteger Exponent = 65537;

    /// <summary>
    /// The key of two primes of the same length. The private exponent is the smallest one, as FIPS 186-5 wants it and as other tools write it.
    /// </summary>
    public static RSAParameters Key(BigInteger p, BigInteger q, BigInteger exponent)
    {
        var half = (int)(p.GetBitLength() + 7) / 8;
        var d = Inverse(exponent, (p - 1) * (q - 1) / BigInteger.GreatestCommonDivisor(p - 1, q - 1));
        return new RSAParameters
        {
            Modulus = Bytes(p * q, 2 * half),
            Exponent = exponent.ToByteArray(isUnsigned: true, isBigEndian: true),
            D = Bytes(d, 2 * half),
            P = Bytes(p, half),
            Q = Bytes(q, half),
            DP = Bytes(d % (p - 1), half),
            DQ = Bytes(d % (q - 1), half),
            InverseQ = Bytes(Inverse(q, p), half),
        };
    }

    public static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    // BouncyCastle's ModInverse takes two to three times as long, which a key of the pool would show, and throws where numbers share a factor.
    private static BigInteger Inverse(BigInteger value, BigInteger modulus)
    {
        var (a, b, x, y) = (value % modulus, modulus, BigInteger.One, BigInteger.Zero);
        while (b > 0)
        {
            var quotient = BigInteger.DivRem(a, b, out var remainder);
            (a, b, x, y) = (b, remainder, y, x - quotient * y);
        }
        return (x % modulus + modulus) % modulus;
    }

    private static byte[] Bytes(BigInteger value, int length)
    {
        var bytes = new byte[length];
        var count = value.GetByteCount(isUnsigned: true);
        value.TryWriteBytes(bytes.AsSpan(length - count), out _, isUnsigned: true, isBigEndian: true);
        return bytes;
    }
}
