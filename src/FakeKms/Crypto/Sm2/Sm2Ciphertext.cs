using System.Formats.Asn1;
using System.Numerics;
using FakeKms.Crypto.Keys;

namespace FakeKms.Crypto.Sm2;

/// <summary>
/// The parts of an SM2 ciphertext: a point, a hash, and the encrypted bytes. KMS and openssl put them into an ASN.1 sequence, BouncyCastle
/// one behind the other.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/offline-operations.html#key-spec-sm-offline-verification"/> and
/// GM/T 0009-2012, section 7.2
/// </remarks>
internal static class Sm2Ciphertext
{
    /// <summary>A sequence of two integers of one byte each, the hash, and one encrypted byte.</summary>
    public const int ShortestDer = 2 + (2 * 3) + (2 + HashLength) + 3;

    private const int HashLength = 32;
    private const byte Uncompressed = 4;
    private static readonly NamedCurve Curve = NamedCurve.Of("SM2");

    /// <summary>DER from a point, uncompressed, then the hash, then the encrypted bytes.</summary>
    public static byte[] ToDer(ReadOnlySpan<byte> concatenated)
    {
        var coordinates = concatenated.Slice(1, 2 * Curve.FieldLength);
        var rest = concatenated[(1 + coordinates.Length)..];
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(coordinates[..Curve.FieldLength], isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(coordinates[Curve.FieldLength..], isUnsigned: true, isBigEndian: true));
            writer.WriteOctetString(rest[..HashLength]);
            writer.WriteOctetString(rest[HashLength..]);
        }

        return writer.Encode();
    }

    /// <summary>The same parts one behind the other, or null when the bytes are not such a sequence around a point of the curve.</summary>
    public static byte[]? FromDer(byte[] der) => Asn1Form.ReadSequence<byte[]>(der, Asn1Form.StrictRules, content =>
    {
        var point = Point(content.ReadInteger(), content.ReadInteger());
        var (hash, encrypted) = (content.ReadOctetString(), content.ReadOctetString());
        return point is not null && hash.Length == HashLength && encrypted.Length > 0 ? [.. point, .. hash, .. encrypted] : null;
    });

    private static byte[]? Point(BigInteger x, BigInteger y)
    {
        var point = new byte[1 + 2 * Curve.FieldLength];
        point[0] = Uncompressed;
        return Write(x, point.AsSpan(1, Curve.FieldLength)) && Write(y, point.AsSpan(1 + Curve.FieldLength)) && Curve.ReadPoint(point) is not null
            ? point
            : null;
    }

    private static bool Write(BigInteger coordinate, Span<byte> destination)
    {
        if (coordinate.Sign < 0) return false;
        var unused = destination.Length - coordinate.GetByteCount(isUnsigned: true);
        return unused >= 0 && coordinate.TryWriteBytes(destination[unused..], out _, isUnsigned: true, isBigEndian: true);
    }
}
