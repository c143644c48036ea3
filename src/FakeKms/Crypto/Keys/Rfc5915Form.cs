using System.Formats.Asn1;

namespace FakeKms.Crypto.Keys;

/// <summary>
/// The private key of an elliptic curve taken apart: the octets of the scalar, the curve's parameters as they are encoded, and the point. The curve may be
/// left out where the key stands in a PKCS#8 envelope, which names it, and the point anywhere.
/// </summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc5915#section-3"/></remarks>
internal sealed record Rfc5915Form(byte[] Scalar, byte[]? Parameters, byte[]? PublicKey)
{
    private const int Version = 1;
    private static readonly Asn1Tag ParametersTag = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag PublicKeyTag = new(TagClass.ContextSpecific, 1);

    /// <summary>The parts, or null when the bytes are not exactly one private key of a curve.</summary>
    public static Rfc5915Form? Read(byte[] privateKey) => Asn1Form.ReadSequence(privateKey, Asn1Form.PrivateKeyRules, content =>
        content.TryReadInt32(out var version) && version == Version
            ? new Rfc5915Form(
                content.ReadOctetString(),
                Tagged(content, ParametersTag, inner => inner.ReadEncodedValue().ToArray()),
                Tagged(content, PublicKeyTag, inner => inner.ReadBits()))
            : null);

    public byte[] Write()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(Version);
            writer.WriteOctetString(Scalar);
            if (Parameters is not null)
            {
                using (writer.PushSequence(ParametersTag)) writer.WriteEncodedValue(Parameters);
            }

            if (PublicKey is not null)
            {
                using (writer.PushSequence(PublicKeyTag)) writer.WriteBitString(PublicKey);
            }
        }

        return writer.Encode();
    }

    private static byte[]? Tagged(AsnReader content, Asn1Tag tag, Func<AsnReader, byte[]> read)
    {
        if (!content.HasData || !content.PeekTag().HasSameClassAndValue(tag)) return null;
        var inner = content.ReadSequence(tag);
        var value = read(inner);
        inner.ThrowIfNotEmpty();
        return value;
    }
}
