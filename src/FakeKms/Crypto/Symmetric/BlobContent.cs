using System.Formats.Asn1;
using FakeKms.Crypto.Keys;

namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// What stands at the end of a symmetric ciphertext blob: an EncryptedData of PKCS #7 whose content is encrypted with AES-256-GCM. AWS documents blobs as
/// opaque; published ones have this form.
/// </summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc5652#section-8"/> and <see href="https://www.rfc-editor.org/rfc/rfc5084#section-3.2"/></remarks>
internal sealed record BlobContent(byte[] Nonce, byte[] Encrypted)
{
    public const int NonceLength = 12;

    public const int TagLength = 16;

    private const string EncryptedData = "1.2.840.113549.1.7.6";
    private const string Data = "1.2.840.113549.1.7.1";
    private const string Aes256Gcm = "2.16.840.1.101.3.4.1.46";
    private static readonly Asn1Tag Tag = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Structure = new(TagClass.ContextSpecific, 0, isConstructed: true);

    public byte[] ToDer()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(EncryptedData);
            using (writer.PushSequence(Structure))
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Data);
                    WriteAlgorithm(writer);
                    writer.WriteOctetString(Encrypted, Tag);
                }
            }
        }
        return writer.Encode();
    }

    /// <summary>The parts, or null when the bytes are not exactly such a structure. Any bytes are an answer.</summary>
    public static BlobContent? FromDer(byte[] der) => Asn1Form.ReadSequence(der, Asn1Form.StrictRules, Read);

    private static BlobContent? Read(AsnReader reader)
    {
        if (reader.ReadObjectIdentifier() != EncryptedData) return null;
        var explicitly = reader.ReadSequence(Structure);
        var encryptedData = explicitly.ReadSequence();
        explicitly.ThrowIfNotEmpty();
        var version = encryptedData.ReadInteger();
        var info = encryptedData.ReadSequence();
        encryptedData.ThrowIfNotEmpty();
        var type = info.ReadObjectIdentifier();
        var nonce = ReadAlgorithm(info.ReadSequence());
        var encrypted = info.ReadOctetString(Tag);
        info.ThrowIfNotEmpty();
        return version.IsZero && type == Data && nonce?.Length == NonceLength ? new BlobContent(nonce, encrypted) : null;
    }

    private static byte[]? ReadAlgorithm(AsnReader algorithm)
    {
        var name = algorithm.ReadObjectIdentifier();
        var parameters = algorithm.ReadSequence();
        algorithm.ThrowIfNotEmpty();
        var nonce = parameters.ReadOctetString();
        var tagLength = parameters.ReadInteger();
        parameters.ThrowIfNotEmpty();
        return name == Aes256Gcm && tagLength == TagLength ? nonce : null;
    }

    private void WriteAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Aes256Gcm);
            using (writer.PushSequence())
            {
                writer.WriteOctetString(Nonce);
                writer.WriteInteger(TagLength);
            }
        }
    }
}
