using FakeKms.Crypto.Keys;
using FakeKms.Entropy;

namespace FakeKms.Crypto.Sm2;

/// <summary>An SM2 key pair: signs (SM2DSA), encrypts (SM2PKE) and agrees on a secret (ECDH).</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/asymmetric-key-specs.html"/></remarks>
internal sealed class Sm2KeyPair : KeyPair, ISigner, IEncryptor, IKeyAgreement
{
    private readonly EcPrivateKey key;

    private Sm2KeyPair(EcPrivateKey key) => this.key = key;

    public override byte[] Pkcs8 => key.Pkcs8;

    public override byte[] PublicKey => key.PublicKey;

    public static Sm2KeyPair Generate(string keySpec, IRandomness randomness) => new(EcPrivateKey.Generate(CurveOf(keySpec), randomness));

    /// <summary>The key pair, or null when the bytes are not a private key on the curve of SM2.</summary>
    public static Sm2KeyPair? Read(string keySpec, byte[] pkcs8) => EcPrivateKey.Read(CurveOf(keySpec), pkcs8) is { } key ? new(key) : null;

    public byte[] Sign(string algorithm, MessageForm form, byte[] message, IRandomness randomness) =>
        Sm2Signature.Sign(key.Scalar, Digest(form, message), randomness);

    public bool Verify(string algorithm, MessageForm form, byte[] message, byte[] signature) =>
        Sm2Signature.Verify(key.Point, Digest(form, message), signature);

    public int MaximumLength(string algorithm) => 1024;

    public byte[] Encrypt(string algorithm, byte[] plaintext, IRandomness randomness) => Sm2Encryption.Encrypt(key.Point, plaintext, randomness);

    public byte[]? Decrypt(string algorithm, byte[] ciphertext) => Sm2Encryption.Decrypt(key.Scalar, ciphertext);

    public byte[]? DeriveSharedSecret(byte[] peerPublicKey) =>
        key.Curve.ReadPublicKey(peerPublicKey)?.Multiply(key.Scalar).Normalize().AffineXCoord.GetEncoded();

    private byte[] Digest(MessageForm form, byte[] message) => form == MessageForm.Raw ? Sm2Signature.Digest(key.Point, message) : message;

    private static NamedCurve CurveOf(string keySpec) =>
        keySpec == "SM2" ? NamedCurve.Of(keySpec) : throw new ArgumentOutOfRangeException(nameof(keySpec), keySpec, "Not an SM2 key spec.");
}
