using System.Formats.Asn1;
using Org.BouncyCastle.Math;

namespace FakeKms.Crypto.Keys;

/// <summary>The two numbers of an elliptic curve signature, which KMS puts into an ASN.1 sequence. They may be any numbers.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc3279#section-2.2.3"/></remarks>
internal sealed record DsaSignatureForm(BigInteger R, BigInteger S)
{
    /// <summary>The numbers, or null when the bytes are not exactly two.</summary>
    public static DsaSignatureForm? Read(byte[] signature) => Asn1Form.ReadSequence(signature, Asn1Form.StrictRules, content =>
        new DsaSignatureForm(new BigInteger(content.ReadIntegerBytes().ToArray()), new BigInteger(content.ReadIntegerBytes().ToArray())));

    public byte[] Write()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(R.ToByteArrayUnsigned());
            writer.WriteIntegerUnsigned(S.ToByteArrayUnsigned());
        }

        return writer.Encode();
    }
}
