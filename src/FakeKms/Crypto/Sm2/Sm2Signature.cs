using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;

namespace FakeKms.Crypto.Sm2;

/// <summary>
/// Signatures of SM2 over a digest, in DER. BouncyCastle's signer takes only whole messages, while KMS lets the caller make the digest,
/// with a distinguishing identifier of its own if it likes.
/// </summary>
/// <remarks><see href="https://datatracker.ietf.org/doc/html/draft-shen-sm2-ecdsa-02#section-5"/></remarks>
internal static class Sm2Signature
{
    private static readonly NamedCurve Curve = NamedCurve.Of("SM2");
    private static readonly byte[] DefaultIdentifier = "1234567812345678"u8.ToArray();

    /// <summary>The digest that stands for a message: SM3 over the hash of the signer (its default identifier and public key) and the message.</summary>
    public static byte[] Digest(ECPoint publicKey, byte[] message)
    {
        var bits = DefaultIdentifier.Length * 8;
        var signer = Sm3(
            [(byte)(bits >> 8), (byte)bits], DefaultIdentifier,
            Curve.Domain.Curve.A.GetEncoded(), Curve.Domain.Curve.B.GetEncoded(),
            Curve.Domain.G.AffineXCoord.GetEncoded(), Curve.Domain.G.AffineYCoord.GetEncoded(),
            publicKey.AffineXCoord.GetEncoded(), publicKey.AffineYCoord.GetEncoded());
        return Sm3(signer, message);
    }

    public static byte[] Sign(BigInteger privateKey, byte[] digest, IRandomness randomness)
    {
        var (n, e) = (Curve.Order, new BigInteger(sign: 1, digest));
        while (true)
        {
            var k = Curve.Scalar(randomness);
            var r = e.Add(X(Curve.PublicPoint(k))).Mod(n);
            if (r.SignValue == 0 || r.Add(k).Equals(n)) continue;
            var s = privateKey.Add(BigInteger.One).ModInverse(n).Multiply(k.Subtract(r.Multiply(privateKey))).Mod(n);
            if (s.SignValue != 0) return new DsaSignatureForm(r, s).Write();
        }
    }

    public static bool Verify(ECPoint publicKey, byte[] digest, byte[] signature)
    {
        if (DsaSignatureForm.Read(signature) is not var (r, s) || !IsInRange(r) || !IsInRange(s)) return false;
        var t = r.Add(s).Mod(Curve.Order);
        if (t.SignValue == 0) return false;
        var point = ECAlgorithms.SumOfTwoMultiplies(Curve.Domain.G, s, publicKey, t).Normalize();
        return !point.IsInfinity && new BigInteger(sign: 1, digest).Add(X(point)).Mod(Curve.Order).Equals(r);
    }

    private static BigInteger X(ECPoint point) => point.AffineXCoord.ToBigInteger();

    private static bool IsInRange(BigInteger value) => value.SignValue > 0 && value.CompareTo(Curve.Order) < 0;

    private static byte[] Sm3(params byte[][] parts)
    {
        var digest = new SM3Digest();
        foreach (var part in parts) digest.BlockUpdate(part, 0, part.Length);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash, 0);
        return hash;
    }
}
