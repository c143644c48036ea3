using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math.EC.Multiplier;
using Org.BouncyCastle.Utilities;
using BouncyInteger = Org.BouncyCastle.Math.BigInteger;
using BouncyPoint = Org.BouncyCastle.Math.EC.ECPoint;
using Oid = Org.BouncyCastle.Asn1.DerObjectIdentifier;

namespace FakeKms.Crypto.Ec;

/// <summary>A named curve, and the public keys on it. Explicit curve parameters are never read.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc5480#section-2.1.1"/></remarks>
internal sealed class EcCurve
{
    public const string PublicKeyAlgorithm = "1.2.840.10045.2.1";

    private static readonly Dictionary<string, Lazy<EcCurve>> Curves = new()
    {
        ["ECC_NIST_P256"] = new(() => new("1.2.840.10045.3.1.7")),
        ["ECC_NIST_P384"] = new(() => new("1.3.132.0.34")),
        ["ECC_NIST_P521"] = new(() => new("1.3.132.0.35")),
        ["ECC_SECG_P256K1"] = new(() => new("1.3.132.0.10")),
    };

    private readonly X9ECParameters numbers;
    private readonly string oid;

    private EcCurve(string oid)
    {
        this.oid = oid;
        numbers = CustomNamedCurves.GetByOid(new Oid(oid));
        Parameters = Encode(writer => writer.WriteObjectIdentifier(oid));
    }

    /// <summary>The curve's name as the parameters of a key algorithm.</summary>
    public byte[] Parameters { get; }

    public BouncyInteger Order => numbers.N;

    /// <summary>The bytes of a coordinate, and of a private key: no curve of KMS has an order longer than its field.</summary>
    public int FieldLength => numbers.Curve.FieldElementEncodingLength;

    public ECCurve ForFramework => ECCurve.CreateFromValue(oid);

    public X9ECParameters ForBouncyCastle => numbers;

    public static EcCurve Of(string keySpec) => Curves[keySpec].Value;

    public BouncyPoint PublicPoint(BouncyInteger scalar) => new FixedPointCombMultiplier().Multiply(numbers.G, scalar).Normalize();

    /// <summary>The point of a SubjectPublicKeyInfo, or null when the bytes are not exactly one with a point on this curve.</summary>
    public BouncyPoint? ReadPublicKey(byte[] subjectPublicKeyInfo)
    {
        try
        {
            var reader = new AsnReader(subjectPublicKeyInfo, AsnEncodingRules.DER);
            var content = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            var algorithm = content.ReadSequence();
            if (algorithm.ReadObjectIdentifier() != PublicKeyAlgorithm || !algorithm.ReadEncodedValue().Span.SequenceEqual(Parameters)) return null;
            algorithm.ThrowIfNotEmpty();
            var point = content.ReadBitString(out var unused);
            content.ThrowIfNotEmpty();
            return unused == 0 ? ReadPoint(point) : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    public byte[] WritePublicKey(BouncyPoint point) => Encode(writer =>
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(PublicKeyAlgorithm);
                writer.WriteEncodedValue(Parameters);
            }

            writer.WriteBitString(point.GetEncoded(compressed: false));
        }
    });

    public static ECPoint FrameworkPoint(BouncyPoint point) => new() { X = point.AffineXCoord.GetEncoded(), Y = point.AffineYCoord.GetEncoded() };

    public byte[] Bytes(BouncyInteger scalar) => BigIntegers.AsUnsignedByteArray(FieldLength, scalar);

    /// <summary>The point, uncompressed or compressed, or null when the bytes are none on this curve. Infinity is none, nor is the hybrid form.</summary>
    public BouncyPoint? ReadPoint(byte[] encoded)
    {
        if (encoded is not [2 or 3 or 4, ..]) return null;
        try
        {
            return numbers.Curve.DecodePoint(encoded).Normalize();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static byte[] Encode(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }
}
