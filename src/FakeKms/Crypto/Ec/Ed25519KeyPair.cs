using System.Security.Cryptography;
using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC.Rfc8032;
using Org.BouncyCastle.X509;

namespace FakeKms.Crypto.Ec;

/// <summary>
/// ECC_NIST_EDWARDS25519: Ed25519 over a message, and Ed25519ph over a digest of 64 bytes, both without context. The same message has the same signature.
/// </summary>
/// <remarks>
/// <see href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1"/>, <see href="https://www.rfc-editor.org/rfc/rfc8410#section-7"/>,
/// <see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html"/>
/// </remarks>
internal sealed class Ed25519KeyPair : KeyPair, ISigner
{
    private const string Algorithm = "1.3.101.112";
    private const byte OctetString = 4;
    private const byte SeedLength = 32;
    private readonly Ed25519PrivateKeyParameters privateKey;
    private readonly Ed25519PublicKeyParameters publicKey;

    private Ed25519KeyPair(byte[] seed)
    {
        privateKey = new(seed);
        publicKey = privateKey.GeneratePublicKey();
    }

    /// <summary>Version 1, 48 bytes: OpenSSL 3.0 does not read the version that has the public key.</summary>
    public override byte[] Pkcs8 => new PrivateKeyEnvelope(Algorithm, null, [OctetString, SeedLength, .. privateKey.GetEncoded()]).Write();

    public override byte[] PublicKey => SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(publicKey).GetDerEncoded();

    public static Ed25519KeyPair Generate(string keySpec, IRandomness randomness) => new(randomness.Bytes(SeedLength));

    /// <summary>The imported key, or null when the bytes are no private key of this algorithm. A public key beside it must be the right one.</summary>
    public static Ed25519KeyPair? Read(string keySpec, byte[] pkcs8)
    {
        if (PrivateKeyEnvelope.Read(pkcs8) is not { Algorithm: Algorithm, Parameters: null } envelope) return null;
        var seed = Asn1Form.Read(envelope.PrivateKey, Asn1Form.PrivateKeyRules, reader => reader.ReadOctetString());
        if (seed is not { Length: SeedLength }) return null;
        var pair = new Ed25519KeyPair(seed);
        return envelope.PublicKey?.AsSpan().SequenceEqual(pair.publicKey.GetEncoded()) is not false ? pair : null;
    }

    public byte[] Sign(string algorithm, MessageForm form, byte[] message, IRandomness randomness)
    {
        var (kind, context, signed) = Input(algorithm, message);
        var signature = new byte[Ed25519.SignatureSize];
        privateKey.Sign(kind, context, signed, 0, signed.Length, signature, 0);
        return signature;
    }

    public bool Verify(string algorithm, MessageForm form, byte[] message, byte[] signature)
    {
        if (signature.Length != Ed25519.SignatureSize) return false;
        var (kind, context, signed) = Input(algorithm, message);
        return publicKey.Verify(kind, context, signed, 0, signed.Length, signature, 0);
    }

    // The digest that KMS is given can be read in two ways: as PH(M) of RFC 8032, which any other implementation of Ed25519ph would make of M itself, or as M,
    // of which PH(M) is yet to be made. AWS says the latter, in the documentation of MessageType: KMS "still performs the SHA-512 prehash", so that the
    // input "is hashed twice: once by you and once by KMS". Who verifies elsewhere with Ed25519ph therefore hands the digest over as the message.
    private static (Ed25519.Algorithm Kind, byte[]? Context, byte[] Signed) Input(string algorithm, byte[] message)
        => algorithm == "ED25519_PH_SHA_512"
            ? (Ed25519.Algorithm.Ed25519ph, [], SHA512.HashData(message))
            : (Ed25519.Algorithm.Ed25519, null, message);
}
