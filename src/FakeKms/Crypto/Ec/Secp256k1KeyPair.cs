using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace FakeKms.Crypto.Ec;

/// <summary>
/// ECC_SECG_P256K1: ECDSA with signatures in DER, whose s may lie in either half. By BouncyCastle, because the framework has the curve on some platforms only.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html"/></remarks>
internal sealed class Secp256k1KeyPair : KeyPair, ISigner
{
    private readonly EcPrivateKey key;
    private readonly ECPublicKeyParameters publicKey;

    private Secp256k1KeyPair(EcPrivateKey key)
    {
        this.key = key;
        publicKey = new(key.Point, key.Curve.Domain);
    }

    public override byte[] Pkcs8 => key.Pkcs8;

    public override byte[] PublicKey => key.PublicKey;

    public static Secp256k1KeyPair Generate(string keySpec, IRandomness randomness) => new(EcPrivateKey.Generate(NamedCurve.Of(keySpec), randomness));

    /// <summary>The imported key, or null when the bytes are no private key on the curve.</summary>
    public static Secp256k1KeyPair? Read(string keySpec, byte[] pkcs8) => EcPrivateKey.Read(NamedCurve.Of(keySpec), pkcs8) is { } key ? new(key) : null;

    public byte[] Sign(string algorithm, MessageForm form, byte[] message, IRandomness randomness)
        => key.Sign(Digests.Of(algorithm, form, message), randomness);

    public bool Verify(string algorithm, MessageForm form, byte[] message, byte[] signature)
    {
        if (DsaSignatureForm.Read(signature) is not var (r, s)) return false;
        var signer = new ECDsaSigner();
        signer.Init(forSigning: false, publicKey);
        return signer.VerifySignature(Digests.Of(algorithm, form, message), r, s);
    }
}
