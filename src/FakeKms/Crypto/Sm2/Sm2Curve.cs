using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Math.EC.Multiplier;

namespace FakeKms.Crypto.Sm2;

/// <summary>The curve of SM2 keys, its points and its scalars.</summary>
/// <remarks><see href="https://datatracker.ietf.org/doc/html/draft-shen-sm2-ecdsa-02"/></remarks>
internal static class Sm2Curve
{
    public const string Algorithm = "1.2.840.10045.2.1";
    public const string Name = "1.2.156.10197.1.301";
    public const int FieldLength = 32;
    private const int PointLength = 1 + 2 * FieldLength;
    private const byte Uncompressed = 4;

    // 64 bits more than the order has: the remainder is then as good as uniform.
    private const int ScalarDraw = FieldLength + 8;

    public static ECDomainParameters Domain { get; } = ECDomainParameters.LookupName("sm2p256v1");

    public static BigInteger Order => Domain.N;

    /// <summary>A scalar from 1 to n-2: the range of private keys, for n-1 could not sign.</summary>
    public static BigInteger Scalar(IRandomness randomness) =>
        new BigInteger(sign: 1, randomness.Bytes(ScalarDraw)).Mod(Order.Subtract(BigInteger.Two)).Add(BigInteger.One);

    public static bool IsPrivateKey(BigInteger scalar) => scalar.SignValue > 0 && scalar.CompareTo(Order.Subtract(BigInteger.One)) < 0;

    public static ECPoint TimesBase(BigInteger scalar) => new FixedPointCombMultiplier().Multiply(Domain.G, scalar).Normalize();

    /// <summary>The point, or null when the bytes are no uncompressed point of the curve.</summary>
    public static ECPoint? Point(byte[] encoded)
    {
        if (encoded.Length != PointLength || encoded[0] != Uncompressed) return null;
        try
        {
            return Domain.Curve.DecodePoint(encoded);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
