using System.Formats.Asn1;

namespace FakeKms.Crypto.Keys;

/// <summary>A SubjectPublicKeyInfo taken apart: the algorithm, the curve if the algorithm has one, and the bits of the public key.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1"/></remarks>
internal sealed record SpkiForm(string Algorithm, string? Curve, byte[] PublicKey)
{
    /// <summary>The parts, or null when the bytes are not exactly one public key in DER.</summary>
    public static SpkiForm? Read(byte[] spki)
    {
        try
        {
            var reader = new AsnReader(spki, AsnEncodingRules.DER);
            var sequence = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            var (algorithm, curve) = ReadAlgorithm(sequence.ReadSequence());
            var publicKey = sequence.ReadBitString(out var unusedBits);
            sequence.ThrowIfNotEmpty();
            return unusedBits == 0 ? new SpkiForm(algorithm, curve, publicKey) : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    public byte[] Write()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            WriteAlgorithm(writer, Algorithm, Curve);
            writer.WriteBitString(PublicKey);
        }

        return writer.Encode();
    }

    private static (string Algorithm, string? Curve) ReadAlgorithm(AsnReader sequence)
    {
        var algorithm = sequence.ReadObjectIdentifier();
        var curve = sequence.HasData ? sequence.ReadObjectIdentifier() : null;
        sequence.ThrowIfNotEmpty();
        return (algorithm, curve);
    }

    private static void WriteAlgorithm(AsnWriter writer, string algorithm, string? curve)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(algorithm);
            if (curve is not null) writer.WriteObjectIdentifier(curve);
        }
    }
}
