using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using FakeKms.Crypto.Keys;

namespace FakeKms.Crypto.Rsa;

/// <summary>An RSA private key of two primes as PKCS#8.</summary>
/// <remarks>
/// <see href="https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1.2"/>,
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-encrypt-key-material.html"/>
/// </remarks>
internal static class RsaPrivateKeyForm
{
    public const string RsaEncryption = "1.2.840.113549.1.1.1";
    private const int LongestExponentBits = 64;
    private static readonly byte[] Null = [5, 0];

    public static byte[] Write(RSAParameters key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            foreach (var number in new[] { key.Modulus, key.Exponent, key.D, key.P, key.Q, key.DP, key.DQ, key.InverseQ })
            {
                writer.WriteInteger(RsaNumbers.Number(number));
            }
        }

        return new PrivateKeyEnvelope(RsaEncryption, Null, writer.Encode()).Write();
    }

    /// <summary>The key, or null when the bytes are not one of exactly that length, whose numbers fit together.</summary>
    public static RSAParameters? Read(byte[] pkcs8, int bits)
    {
        var envelope = PrivateKeyEnvelope.Read(pkcs8);
        if (envelope is not { Algorithm: RsaEncryption } || envelope.Parameters?.AsSpan().SequenceEqual(Null) is false) return null;
        return Numbers(envelope.PrivateKey) is [var version, var n, var e, var d, var p, var q, var dp, var dq, var inverse]
            && version.IsZero
            && e >= 3 && !e.IsEven && e.GetBitLength() <= LongestExponentBits
            && AreOfLength(bits, n, p, q)
            && AreInverse(e, d, p - 1) && AreInverse(e, d, q - 1) && d < n
            && dp == d % (p - 1) && dq == d % (q - 1)
            && AreInverse(inverse, q, p) && inverse < p
                ? RsaNumbers.Key(p, q, e)
                : null;
    }

    // A third prime would be a sequence behind the nine integers, which is refused like everything else there.
    private static List<BigInteger>? Numbers(byte[] key) => Asn1Form.ReadSequence(key, Asn1Form.PrivateKeyRules, content =>
    {
        var numbers = new List<BigInteger>();
        while (content.HasData) numbers.Add(content.ReadInteger());
        return numbers.TrueForAll(number => number.Sign >= 0) ? numbers : null;
    });

    // The two primes have half the length each, as FIPS 186-5 asks and the framework needs.
    private static bool AreOfLength(int bits, BigInteger n, BigInteger p, BigInteger q)
        => p.GetBitLength() == bits / 2 && q.GetBitLength() == bits / 2 && n.GetBitLength() == bits && p * q == n;

    private static bool AreInverse(BigInteger value, BigInteger inverse, BigInteger modulus) => value * inverse % modulus == 1;
}
