using System.Formats.Asn1;

namespace FakeKms.Crypto.Keys;

/// <summary>ASN.1 that somebody else wrote, read whole: bytes that are not what is asked for, or go on after it, are no answer.</summary>
internal static class Asn1Form
{
    /// <summary>
    /// Private keys that are imported, RSA, elliptic curve and SM2 ones alike, "must be BER-encoded or DER-encoded", which is BER: it takes all of DER.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-conceptual.html"/>, requirements for imported key
    /// material</remarks>
    public const AsnEncodingRules PrivateKeyRules = AsnEncodingRules.BER;

    /// <summary>
    /// Public keys, signatures and ciphertexts: AWS names DER alone for them, and a second encoding of the same signature would be a second signature.
    /// </summary>
    /// <remarks>
    /// <see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_DeriveSharedSecret.html"/>,
    /// <see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html"/>
    /// </remarks>
    public const AsnEncodingRules StrictRules = AsnEncodingRules.DER;

    /// <summary>What was read, or nothing when the bytes are not exactly that. Any bytes are an answer.</summary>
    public static T? Read<T>(byte[] bytes, AsnEncodingRules rules, Func<AsnReader, T?> read)
    {
        try
        {
            var reader = new AsnReader(bytes, rules);
            var value = read(reader);
            reader.ThrowIfNotEmpty();
            return value;
        }
        catch (AsnContentException)
        {
            return default;
        }
    }

    /// <inheritdoc cref="Read"/>
    public static T? ReadSequence<T>(byte[] bytes, AsnEncodingRules rules, Func<AsnReader, T?> read) => Read(bytes, rules, reader =>
    {
        var content = reader.ReadSequence();
        var value = read(content);
        content.ThrowIfNotEmpty();
        return value;
    });

    /// <summary>The bytes of a bit string, which public keys are in: all bits count.</summary>
    /// <exception cref="AsnContentException">Some bits of the last byte do not count.</exception>
    public static byte[] ReadBits(this AsnReader reader, Asn1Tag? tag = null)
    {
        var bytes = reader.ReadBitString(out var unusedBits, tag);
        return unusedBits == 0 ? bytes : throw new AsnContentException("A public key has whole bytes.");
    }
}
