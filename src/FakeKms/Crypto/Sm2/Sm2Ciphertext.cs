using System.Formats.Asn1;
using System.Numerics;

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
    private const int HashLength = 32;
    private const byte Uncompressed = 4;

    /// <summary>DER from a point, uncompressed, then the hash, then the encrypted bytes.</summary>
    public static byte[] ToDer(ReadOnlySpan<byte> concatenated)
    {
        var coordinates = concatenated.Slice(1, 2 * Sm2Curve.FieldLength);
        var rest = concatenated[(1 + coordinates.Length)..];
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(coordinates[..Sm2Curve.FieldLength], isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(coordinates[Sm2Curve.FieldLength..], isUnsigned: true, isBigEndian: true));
            writer.WriteOctetString(rest[..HashLength]);
            writer.WriteOctetString(rest[HashLength..]);
        }

        return writer.Encode();
    }

    /// <summary>The same parts one behind the other, or null when the bytes are not such a sequence around a point of the curve.</summary>
    public static byte[]? FromDer(byte[] der)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            var sequence = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            var (x, y) = (sequence.ReadInteger(), sequence.ReadInteger());
            var (hash, encrypted) = (sequence.ReadOctetString(), sequence.ReadOctetString());
            sequence.ThrowIfNotEmpty();
            return hash.Length == HashLength && encrypted.Length > 0 && Point(x, y) is { } point ? [.. point, .. hash, .. encrypted] : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
    private static byte[]? Point(BigInteger x, BigInteger y)
    {
        var point = new byte[1 + 2 * Sm2Curve.FieldLength];
        point[0] = Uncompressed;
        return Write(x, point.AsSpan(1, Sm2Curve.FieldLength)) && Write(y, point.AsSpan(1 + Sm2Curve.FieldLength)) && Sm2Curve.Point(point) is not null
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
