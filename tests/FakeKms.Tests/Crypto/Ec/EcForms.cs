using System.Formats.Asn1;
using FakeKms.Crypto.Keys;

namespace FakeKms.Tests.Crypto.Ec;

/// <summary>PKCS#8 of elliptic curve keys in forms that the library itself does not write.</summary>
internal static class EcForms
{
    /// <summary>A key with nothing but its scalar, unless more is asked for.</summary>
    public static byte[] Pkcs8(string keySpec, byte[] scalar, byte[]? namedAgain = null, byte[]? publicKey = null, int version = 1, byte[]? outerPublicKey = null)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(version);
            writer.WriteOctetString(scalar);
            if (namedAgain is not null)
            {
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0))) writer.WriteEncodedValue(namedAgain);
            }

            if (publicKey is not null)
            {
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1))) writer.WriteBitString(publicKey);
            }
        }

        var envelope = new PrivateKeyEnvelope(NamedCurve.PublicKeyAlgorithm, NamedCurve.Of(keySpec).Parameters, writer.Encode());
        return outerPublicKey is null ? envelope.Write() : Version2(envelope, outerPublicKey);
    }

    /// <summary>Version 2 of PKCS #8 has room for a public key behind the private one.</summary>
    private static byte[] Version2(PrivateKeyEnvelope envelope, byte[] publicKey)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(envelope.Algorithm);
                writer.WriteEncodedValue(envelope.Parameters);
            }

            writer.WriteOctetString(envelope.PrivateKey);
            writer.WriteBitString(publicKey, tag: new Asn1Tag(TagClass.ContextSpecific, 1));
        }

        return writer.Encode();
    }
}
