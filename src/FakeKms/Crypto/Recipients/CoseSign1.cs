using System.Formats.Cbor;
using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace FakeKms.Crypto.Recipients;

/// <summary>A payload with one ES384 signature, as attestation documents have it: without a tag, nothing but the algorithm in its headers.</summary>
/// <remarks>
/// <see href="https://www.rfc-editor.org/rfc/rfc9052#section-4.2"/>,
/// <see href="https://github.com/aws/aws-nitro-enclaves-nsm-api/blob/main/docs/attestation_process.md"/>
/// </remarks>
internal sealed record CoseSign1(byte[] Payload, byte[] Signature)
{
    private const string Algorithm = "SHA-384withPLAIN-ECDSA";
    private const int SignatureLength = 96;

    /// <summary>The map of header 1, the algorithm, to -35, which is ECDSA with SHA-384.</summary>
    private static readonly byte[] ProtectedHeader = [0xA1, 0x01, 0x38, 0x22];

    /// <summary>The message, or null when the bytes are not of that form.</summary>
    public static CoseSign1? Read(byte[] message) => CborForm.Read(message, reader =>
    {
        reader.ReadStartArray();
        var header = reader.ReadByteString();
        reader.ReadStartMap();
        reader.ReadEndMap();
        var read = new CoseSign1(reader.ReadByteString(), reader.ReadByteString());
        reader.ReadEndArray();
        return header.AsSpan().SequenceEqual(ProtectedHeader) && read.Signature.Length == SignatureLength ? read : null;
    });

    public static byte[] Write(byte[] payload, ECPrivateKeyParameters key, IRandomness randomness)
    {
        var signer = SignerUtilities.GetSigner(Algorithm);
        signer.Init(forSigning: true, new ParametersWithRandom(key, new BouncyCastleRandom(randomness)));
        signer.BlockUpdate(ToBeSigned(payload));
        var writer = new CborWriter();
        writer.WriteStartArray(4);
        writer.WriteByteString(ProtectedHeader);
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteByteString(payload);
        writer.WriteByteString(signer.GenerateSignature());
        writer.WriteEndArray();
        return writer.Encode();
    }

    public bool IsSignedBy(ECPublicKeyParameters key)
    {
        var verifier = SignerUtilities.GetSigner(Algorithm);
        verifier.Init(forSigning: false, key);
        verifier.BlockUpdate(ToBeSigned(Payload));
        return verifier.VerifySignature(Signature);
    }

    /// <summary>What the signature is made over.</summary>
    public static byte[] ToBeSigned(byte[] payload)
    {
        var writer = new CborWriter();
        writer.WriteStartArray(4);
        writer.WriteTextString("Signature1");
        writer.WriteByteString(ProtectedHeader);
        writer.WriteByteString([]);
        writer.WriteByteString(payload);
        writer.WriteEndArray();
        return writer.Encode();
    }
}
