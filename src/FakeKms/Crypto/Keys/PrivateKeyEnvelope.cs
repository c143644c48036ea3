using System.Formats.Asn1;

namespace FakeKms.Crypto.Keys;

/// <summary>
/// PKCS#8: the algorithm that a private key is for, the parameters of the algorithm in their encoding, and the key in the algorithm's own form.
/// The public key is there in version 2 only.
/// </summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc5958#section-2"/></remarks>
internal sealed record PrivateKeyEnvelope(string Algorithm, byte[]? Parameters, byte[] PrivateKey, byte[]? PublicKey = null)
{
    private static readonly Asn1Tag AttributesTag = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag PublicKeyTag = new(TagClass.ContextSpecific, 1);

    /// <summary>The envelope, or null when the bytes are not exactly one.</summary>
    public static PrivateKeyEnvelope? Read(byte[] pkcs8) => Asn1Form.ReadSequence(pkcs8, Asn1Form.PrivateKeyRules, content =>
    {
        if (!content.TryReadInt32(out var version) || version is not (0 or 1)) return null;
        var identifier = content.ReadSequence();
        var algorithm = identifier.ReadObjectIdentifier();
        var parameters = identifier.HasData ? identifier.ReadEncodedValue().ToArray() : null;
        identifier.ThrowIfNotEmpty();
        var privateKey = content.ReadOctetString();
        if (IsNext(content, AttributesTag)) content.ReadSetOf(skipSortOrderValidation: true, AttributesTag);
        var publicKey = IsNext(content, PublicKeyTag) ? content.ReadBits(PublicKeyTag) : null;
        return new PrivateKeyEnvelope(algorithm, parameters, privateKey, publicKey);
    });

    /// <summary>Version 1, without attributes and public key: the form that every tool reads.</summary>
    public byte[] Write()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Algorithm);
                if (Parameters is not null) writer.WriteEncodedValue(Parameters);
            }

            writer.WriteOctetString(PrivateKey);
        }

        return writer.Encode();
    }

    private static bool IsNext(AsnReader content, Asn1Tag tag) => content.HasData && content.PeekTag().HasSameClassAndValue(tag);
}
