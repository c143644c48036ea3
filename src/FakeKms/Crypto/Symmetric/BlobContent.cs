using System.Formats.Asn1;

namespace FakeKms.Crypto.Symmetric;

/// <summary>
/// What stands at the end of a symmetric ciphertext blob: an EncryptedData of PKCS #7 whose content is encrypted with AES-256-GCM. AWS documents blobs as
/// opaque; published ones have this form.
/// </summary>
/// <remarks>
/// Of two such structures only lengths, nonce and content differ, and in DER there is one way to write each: the rest is made once, and a structure is read by
/// writing it again, which takes a tenth of the time.
/// <see href="https://www.rfc-editor.org/rfc/rfc5652#section-8"/> and <see href="https://www.rfc-editor.org/rfc/rfc5084#section-3.2"/>
/// </remarks>
internal static class BlobContent
{
    public const int NonceLength = 12;

    public const int TagLength = 16;

    private const byte Sequence = 0x30;
    private const byte Structure = 0xA0;
    private const byte Primitive = 0x80;

    // An integer that begins the body of the EncryptedData: its version.
    private static readonly byte[] Version = [0x02, 0x01, 0x00];
    private static readonly byte[] EncryptedData = Identifier("1.2.840.113549.1.7.6");
    private static readonly byte[] DataAndAlgorithm = Written(WriteDataAndAlgorithm);

    // The nonce is followed by the length of the tag, an integer of three bytes.
    private static readonly int NoncePlace = DataAndAlgorithm.Length - 3 - NonceLength;

    /// <summary>How long the structure is, with the content of this length.</summary>
    public static int LengthOf(int encrypted) => Lengths.Of(encrypted).Whole;

    /// <summary>Writes everything but the content, which is to follow, and says how long that is.</summary>
    public static int WriteFrame(Span<byte> destination, ReadOnlySpan<byte> nonce, int encrypted)
    {
        var lengths = Lengths.Of(encrypted);
        var rest = destination;
        Begin(ref rest, Sequence, lengths.Outer);
        Put(ref rest, EncryptedData);
        Begin(ref rest, Structure, lengths.Structure);
        Begin(ref rest, Sequence, lengths.Body);
        Put(ref rest, Version);
        Begin(ref rest, Sequence, lengths.Info);
        nonce.CopyTo(rest[NoncePlace..]);
        DataAndAlgorithm.AsSpan(0, NoncePlace).CopyTo(rest);
        DataAndAlgorithm.AsSpan(NoncePlace + NonceLength).CopyTo(rest[(NoncePlace + NonceLength)..]);
        rest = rest[DataAndAlgorithm.Length..];
        Begin(ref rest, Primitive, encrypted);
        return destination.Length - rest.Length;
    }

    /// <summary>The content of a structure with this nonce; empty when the bytes are not exactly such a structure. Any bytes are an answer.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> der, scoped ReadOnlySpan<byte> nonce)
    {
        Span<byte> frame = stackalloc byte[LengthOf(0) + (Lengths.Several * (sizeof(int) + 1))];
        // Nearly all of what is not the content has a fixed length: of the few contents that the frame may leave room for, one fits.
        for (var encrypted = der.Length - LengthOf(0); encrypted > 0 && encrypted >= der.Length - frame.Length; encrypted--)
        {
            if (LengthOf(encrypted) != der.Length) continue;
            var length = WriteFrame(frame, nonce, encrypted);
            return der.StartsWith(frame[..length]) ? der[length..] : [];
        }
        return [];
    }

    private static void Begin(ref Span<byte> rest, byte tag, int length)
    {
        var bytes = BytesOf(length);
        rest[0] = tag;
        if (bytes == 1) rest[1] = (byte)length;
        else rest[1] = (byte)(0x80 | (bytes - 1));
        for (var i = 1; i < bytes; i++) rest[bytes + 1 - i] = (byte)(length >> (8 * (i - 1)));
        rest = rest[(1 + bytes)..];
    }

    private static void Put(ref Span<byte> rest, byte[] part)
    {
        part.CopyTo(rest);
        rest = rest[part.Length..];
    }

    // The bytes of a length: itself below 128, else how many follow, and those.
    private static int BytesOf(int length) => length switch { < 0x80 => 1, < 0x100 => 2, < 0x1_0000 => 3, < 0x100_0000 => 4, _ => 5 };

    private static int Element(int length) => 1 + BytesOf(length) + length;

    private static byte[] Identifier(string name) => Written(writer => writer.WriteObjectIdentifier(name));

    private static byte[] Written(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }

    private static void WriteDataAndAlgorithm(AsnWriter writer)
    {
        writer.WriteObjectIdentifier("1.2.840.113549.1.7.1");
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("2.16.840.1.101.3.4.1.46");
            using (writer.PushSequence())
            {
                writer.WriteOctetString(new byte[NonceLength]);
                writer.WriteInteger(TagLength);
            }
        }
    }

    // Of each element what is in it.
    private readonly record struct Lengths(int Outer, int Structure, int Body, int Info)
    {
        /// <summary>The elements whose lengths depend on that of the content, itself among them.</summary>
        public const int Several = 5;

        public int Whole => Element(Outer);

        public static Lengths Of(int encrypted)
        {
            var info = DataAndAlgorithm.Length + Element(encrypted);
            var body = Version.Length + Element(info);
            var structure = Element(body);
            return new(EncryptedData.Length + Element(structure), structure, body, info);
        }
    }
}
