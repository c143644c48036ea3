using System.Formats.Asn1;

namespace FakeKms.Crypto.Keys;

/// <summary>
/// A PKCS#8 private key taken apart: the algorithm, the curve if the algorithm has one, and the private key in the form of that algorithm.
/// Reads BER, in which AWS accepts key material too, and writes DER.
/// </summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc5958"/></remarks>
internal sealed record Pkcs8Form(string Algorithm, string? Curve, byte[] PrivateKey)
{
    /// <summary>The parts, or null when the bytes are not exactly one private key.</summary>
    public static Pkcs8Form? Read(byte[] pkcs8)
    {
        try
        {
            var reader = new AsnReader(pkcs8, AsnEncodingRules.BER);
            var sequence = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            return sequence.TryReadInt32(out var version) && version is 0 or 1 ? Parts(sequence) : null;
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
            writer.WriteInteger(0);
            SpkiForm.WriteAlgorithm(writer, Algorithm, Curve);
            writer.WriteOctetString(PrivateKey);
        }

        return writer.Encode();
    }

    private static Pkcs8Form Parts(AsnReader sequence)
    {
        var (algorithm, curve) = SpkiForm.ReadAlgorithm(sequence.ReadSequence());
        var privateKey = sequence.ReadOctetString();
        SkipOptional(sequence, 0);
        SkipOptional(sequence, 1);
        sequence.ThrowIfNotEmpty();
        return new Pkcs8Form(algorithm, curve, privateKey);
    }

    // Attributes and the public key say nothing that the private key does not.
    private static void SkipOptional(AsnReader sequence, int tag)
    {
        if (sequence.HasData && sequence.PeekTag().HasSameClassAndValue(new Asn1Tag(TagClass.ContextSpecific, tag))) sequence.ReadEncodedValue();
    }
}
