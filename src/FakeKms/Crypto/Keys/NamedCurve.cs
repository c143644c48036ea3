using System.Formats.Asn1;
using FakeKms.Entropy;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Math.EC.Multiplier;

namespace FakeKms.Crypto.Keys;

/// <summary>A curve that KMS has keys on, its scalars, its points, and the public keys that they are. Curves that are written out are never read.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc5480#section-2.1.1"/></remarks>
internal sealed class NamedCurve
{
    public const string PublicKeyAlgorithm = "1.2.840.10045.2.1";
    private const int ExtraBytes = 8;

    private static readonly Dictionary<string, Lazy<NamedCurve>> Curves = new()
    {
        ["ECC_NIST_P256"] = new(() => new("1.2.840.10045.3.1.7")),
        ["ECC_NIST_P384"] = new(() => new("1.3.132.0.34")),
        ["ECC_NIST_P521"] = new(() => new("1.3.132.0.35")),
        ["ECC_SECG_P256K1"] = new(() => new("1.3.132.0.10")),
        // The last scalar below the order could not sign: its successor has no inverse.
        ["SM2"] = new(() => new("1.2.156.10197.1.301", unusedScalars: 1)),
    };

    private readonly BigInteger largestScalar;

    private NamedCurve(string name, int unusedScalars = 0)
    {
        Name = name;
        Domain = new ECDomainParameters(CustomNamedCurves.GetByOid(new DerObjectIdentifier(name)));
        largestScalar = Order.Subtract(BigInteger.ValueOf(1 + unusedScalars));
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(name);
        Parameters = writer.Encode();
    }

    /// <summary>The object identifier.</summary>
    public string Name { get; }

    /// <summary>The curve's name as the parameters of a key algorithm.</summary>
    public byte[] Parameters { get; }

    public ECDomainParameters Domain { get; }

    public BigInteger Order => Domain.N;

    /// <summary>The bytes of a coordinate, and of a private key: no curve of KMS has an order longer than its field.</summary>
    public int FieldLength => Domain.Curve.FieldElementEncodingLength;

    /// <param name="keySpec">KMS's name of the keys.</param>
    public static NamedCurve Of(string keySpec) => Curves[keySpec].Value;

    public bool HasName(byte[] parameters) => Asn1Form.Read(parameters, Asn1Form.PrivateKeyRules, reader => reader.ReadObjectIdentifier()) == Name;

    /// <summary>The scalar that random bytes lead to, from one on. The 64 bits more than the order has leave no bias.</summary>
    /// <remarks><see href="https://csrc.nist.gov/pubs/fips/186-5/final"/>, appendix A.2.1</remarks>
    public BigInteger Scalar(IRandomness randomness) =>
        new BigInteger(1, randomness.Bytes(FieldLength + ExtraBytes)).Mod(largestScalar).Add(BigInteger.One);

    /// <summary>The scalar of these octets, or null when it is out of range. Not every tool writes leading zeros, so only the value counts.</summary>
    public BigInteger? ReadScalar(byte[] octets)
    {
        var scalar = new BigInteger(1, octets);
        return scalar.SignValue > 0 && scalar.CompareTo(largestScalar) <= 0 ? scalar : null;
    }

    public ECPoint PublicPoint(BigInteger scalar) => new FixedPointCombMultiplier().Multiply(Domain.G, scalar).Normalize();

    /// <summary>
    /// The point, uncompressed or compressed, or null when the bytes are none on this curve. Infinity is none, nor is the hybrid form. AWS allows "projective"
    /// points in imported keys too, for which RFC 5480 has no encoding.
    /// </summary>
    public ECPoint? ReadPoint(byte[] encoded)
    {
        if (encoded is not [2 or 3 or 4, ..]) return null;
        try
        {
            return Domain.Curve.DecodePoint(encoded).Normalize();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The point of a SubjectPublicKeyInfo, or null when the bytes are not exactly one with a point on this curve.</summary>
    public ECPoint? ReadPublicKey(byte[] spki) =>
        SpkiForm.Read(spki) is { Algorithm: PublicKeyAlgorithm } read && read.Curve == Name ? ReadPoint(read.PublicKey) : null;

    public byte[] WritePublicKey(ECPoint point) => new SpkiForm(PublicKeyAlgorithm, Name, point.GetEncoded(compressed: false)).Write();
}
