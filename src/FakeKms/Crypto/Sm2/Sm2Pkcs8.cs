using System.Formats.Asn1;
using FakeKms.Crypto.Keys;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using Org.BouncyCastle.Utilities;

namespace FakeKms.Crypto.Sm2;

/// <summary>The PKCS#8 form of SM2 keys: the named curve once, the scalar in the length of the field, and the public key, as openssl writes it.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc5915"/></remarks>
internal static class Sm2Pkcs8
{
    private const int Version = 1;
    private static readonly Asn1Tag Parameters = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag PublicKey = new(TagClass.ContextSpecific, 1, isConstructed: true);

    public static byte[] Write(BigInteger scalar, ECPoint publicKey)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(Version);
            writer.WriteOctetString(BigIntegers.AsUnsignedByteArray(Sm2Curve.FieldLength, scalar));
            using (writer.PushSequence(PublicKey)) writer.WriteBitString(publicKey.GetEncoded(compressed: false));
        }

        return new PrivateKeyEnvelope(Sm2Curve.Algorithm, NamedCurve(), writer.Encode()).Write();
    }

    /// <summary>The scalar, or null when the bytes are no such key, or one whose public half or inner curve contradicts it.</summary>
    public static BigInteger? Read(byte[] pkcs8)
    {
        try
        {
            var envelope = PrivateKeyEnvelope.Read(pkcs8, AsnEncodingRules.BER);
            return envelope is { Algorithm: Sm2Curve.Algorithm, Parameters: { } curve } && IsNamed(curve) ? Scalar(envelope.PrivateKey) : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static byte[] NamedCurve()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(Sm2Curve.Name);
        return writer.Encode();
    }

    private static bool IsNamed(byte[] curve) => new AsnReader(curve, AsnEncodingRules.BER).ReadObjectIdentifier() == Sm2Curve.Name;

    private static BigInteger? Scalar(byte[] privateKey)
    {
        var reader = new AsnReader(privateKey, AsnEncodingRules.BER);
        var sequence = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        if (!sequence.TryReadInt32(out var version) || version != Version) return null;
        var scalar = new BigInteger(sign: 1, sequence.ReadOctetString());
        var curve = Optional(sequence, Parameters, inner => inner.ReadObjectIdentifier());
        var publicKey = Optional(sequence, PublicKey, inner => inner.ReadBitString(out _));
        sequence.ThrowIfNotEmpty();
        return curve is null or Sm2Curve.Name && Sm2Curve.IsPrivateKey(scalar) && (publicKey is null || IsPublicKeyOf(scalar, publicKey)) ? scalar : null;
    }

    private static T? Optional<T>(AsnReader sequence, Asn1Tag tag, Func<AsnReader, T> read)
        where T : class
    {
        if (!sequence.HasData || !sequence.PeekTag().HasSameClassAndValue(tag)) return null;
        var inner = sequence.ReadSequence(tag);
        var value = read(inner);
        inner.ThrowIfNotEmpty();
        return value;
    }

    private static bool IsPublicKeyOf(BigInteger scalar, byte[] publicKey) =>
        publicKey.AsSpan().SequenceEqual(Sm2Curve.TimesBase(scalar).GetEncoded(compressed: false));
}
