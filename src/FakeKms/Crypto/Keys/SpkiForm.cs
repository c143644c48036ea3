using System.Formats.Asn1;

namespace FakeKms.Crypto.Keys;

/// <summary>A SubjectPublicKeyInfo taken apart: the algorithm, the curve if the algorithm has one, and the bits of the public key.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1"/></remarks>
internal sealed record SpkiForm(string Algorithm, string? Curve, byte[] PublicKey)
{
    /// <summary>The parts, or null when the bytes are not exactly one public key. A curve that is written out is none.</summary>
    public static SpkiForm? Read(byte[] spki) => Asn1Form.ReadSequence(spki, Asn1Form.StrictRules, content =>
    {
        var identifier = content.ReadSequence();
        var algorithm = identifier.ReadObjectIdentifier();
        var curve = identifier.HasData ? identifier.ReadObjectIdentifier() : null;
        identifier.ThrowIfNotEmpty();
        return new SpkiForm(algorithm, curve, content.ReadBits());
    });

    public byte[] Write()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Algorithm);
                if (Curve is not null) writer.WriteObjectIdentifier(Curve);
            }

            writer.WriteBitString(PublicKey);
        }

        return writer.Encode();
    }
}
