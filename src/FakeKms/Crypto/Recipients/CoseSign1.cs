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
    public static CoseSign1? Read(byte[] message) =>
        CborReader.Read(message) is CborArray { Items: [CborBytes header, CborMap { Entries.Count: 0 }, CborBytes payload, CborBytes signature] }
        && header.Value.AsSpan().SequenceEqual(ProtectedHeader)
        && signature.Value.Length == SignatureLength
            ? new CoseSign1(payload.Value, signature.Value)
            : null;

    public static byte[] Write(byte[] payload, ECPrivateKeyParameters key, IRandomness randomness)
    {
        var signer = SignerUtilities.GetSigner(Algorithm);
        signer.Init(forSigning: true, new ParametersWithRandom(key, new BouncyCastleRandom(randomness)));
        signer.BlockUpdate(ToBeSigned(payload));
        return CborWriter.Write(new CborArray(
            [new CborBytes(ProtectedHeader), new CborMap([]), new CborBytes(payload), new CborBytes(signer.GenerateSignature())]));
    }

    public bool IsSignedBy(ECPublicKeyParameters key)
    {
        var verifier = SignerUtilities.GetSigner(Algorithm);
        verifier.Init(forSigning: false, key);
        verifier.BlockUpdate(ToBeSigned(Payload));
        return verifier.VerifySignature(Signature);
    }

    /// <summary>What the signature is made over.</summary>
    public static byte[] ToBeSigned(byte[] payload) =>
        CborWriter.Write(new CborArray([new CborText("Signature1"), new CborBytes(ProtectedHeader), new CborBytes([]), new CborBytes(payload)]));
}
