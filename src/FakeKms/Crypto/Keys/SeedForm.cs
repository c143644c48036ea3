using System.Formats.Asn1;

namespace FakeKms.Crypto.Keys;

/// <summary>
/// The PKCS#8 form of ML-DSA and ML-KEM keys: only the seed, as KMS writes it. The form with the seed and the expanded key is read too
/// when the two agree; the expanded key alone is refused, for no seed leads back from it.
/// </summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc9881#section-6"/> and <see href="https://www.rfc-editor.org/rfc/rfc9935#section-6"/></remarks>
internal static class SeedForm
{
    private static readonly Asn1Tag Seed = new(TagClass.ContextSpecific, 0);

    public static byte[] Write(string algorithm, byte[] seed)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(seed, Seed);
        return new PrivateKeyEnvelope(algorithm, Parameters: null, writer.Encode()).Write();
    }

    /// <summary>The seed, or null when the bytes are not a private key of that algorithm with a seed of that length.</summary>
    public static byte[]? Read(string algorithm, int seedLength, Func<byte[], byte[]> expand, byte[] pkcs8) =>
        PrivateKeyEnvelope.Read(pkcs8) is { Parameters: null } envelope && envelope.Algorithm == algorithm
            ? Asn1Form.Read(envelope.PrivateKey, Asn1Form.PrivateKeyRules, reader => Read(reader, seedLength, expand))
            : null;

    private static byte[]? Read(AsnReader reader, int seedLength, Func<byte[], byte[]> expand)
    {
        var both = reader.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? reader.ReadSequence() : null;
        var seed = both is null ? reader.ReadOctetString(Seed) : both.ReadOctetString();
        var expanded = both?.ReadOctetString();
        both?.ThrowIfNotEmpty();
        return seed.Length == seedLength && (expanded is null || expanded.AsSpan().SequenceEqual(expand(seed))) ? seed : null;
    }
}
