using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using ISigner = FakeKms.Crypto.Keys.ISigner;

namespace FakeKms.Crypto.Sm2;

/// <summary>An SM2 key pair: signs (SM2DSA), encrypts (SM2PKE) and agrees on a secret (ECDH).</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/asymmetric-key-specs.html"/></remarks>
internal sealed class Sm2KeyPair : KeyPair, ISigner, IEncryptor, IKeyAgreement
{
    private readonly BigInteger scalar;
    private readonly ECPoint point;

    private Sm2KeyPair(BigInteger scalar)
    {
        this.scalar = scalar;
        point = Sm2Curve.TimesBase(scalar);
    }

    public override byte[] Pkcs8 => Sm2Pkcs8.Write(scalar, point);

    public override byte[] PublicKey => new SpkiForm(Sm2Curve.Algorithm, Sm2Curve.Name, point.GetEncoded(compressed: false)).Write();

    public static Sm2KeyPair Generate(string keySpec, IRandomness randomness)
    {
        Check(keySpec);
        return new Sm2KeyPair(Sm2Curve.Scalar(randomness));
    }

    /// <summary>The key pair, or null when the bytes are not a private key on the curve of SM2.</summary>
    public static Sm2KeyPair? Read(string keySpec, byte[] pkcs8)
    {
        Check(keySpec);
        return Sm2Pkcs8.Read(pkcs8) is { } scalar ? new Sm2KeyPair(scalar) : null;
    }

    public byte[] Sign(string algorithm, MessageForm form, byte[] message, IRandomness randomness) =>
        Sm2Signature.Sign(scalar, Digest(form, message), randomness);

    public bool Verify(string algorithm, MessageForm form, byte[] message, byte[] signature) =>
        Sm2Signature.Verify(point, Digest(form, message), signature);

    public int MaximumLength(string algorithm) => 1024;

    public byte[] Encrypt(string algorithm, byte[] plaintext, IRandomness randomness)
    {
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.Init(forEncryption: true, new ParametersWithRandom(new ECPublicKeyParameters(point, Sm2Curve.Domain), new BouncyCastleRandom(randomness)));
        return Sm2Ciphertext.ToDer(engine.ProcessBlock(plaintext, 0, plaintext.Length));
    }

    public byte[]? Decrypt(string algorithm, byte[] ciphertext)
    {
        if (Sm2Ciphertext.FromDer(ciphertext) is not { } concatenated) return null;
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.Init(forEncryption: false, new ECPrivateKeyParameters(scalar, Sm2Curve.Domain));
        try
        {
            return engine.ProcessBlock(concatenated, 0, concatenated.Length);
        }
        catch (InvalidCipherTextException)
        {
            return null;
        }
    }

    public byte[]? DeriveSharedSecret(byte[] peerPublicKey) =>
        SpkiForm.Read(peerPublicKey) is { Algorithm: Sm2Curve.Algorithm, Curve: Sm2Curve.Name } peer && Sm2Curve.Point(peer.PublicKey) is { } point
            ? point.Multiply(scalar).Normalize().AffineXCoord.GetEncoded()
            : null;

    private byte[] Digest(MessageForm form, byte[] message) => form == MessageForm.Raw ? Sm2Signature.Digest(point, message) : message;

    private static void Check(string keySpec)
    {
        if (keySpec != "SM2") throw new ArgumentOutOfRangeException(nameof(keySpec), keySpec, "Not an SM2 key spec.");
    }
}
