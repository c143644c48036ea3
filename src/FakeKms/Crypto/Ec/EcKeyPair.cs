using System.Security.Cryptography;
using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using BouncyPoint = Org.BouncyCastle.Math.EC.ECPoint;

namespace FakeKms.Crypto.Ec;

/// <summary>
/// ECC_NIST_P256, P384 and P521: ECDSA with signatures in DER, and Diffie-Hellman, which on these curves is the same with and without cofactor.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html"/></remarks>
internal sealed class EcKeyPair : KeyPair, ISigner, IKeyAgreement
{
    private readonly EcPrivateKey key;
    private readonly Loans<ECDsa> verifiers;
    private readonly Loans<ECDiffieHellman> agreements;

    private EcKeyPair(EcPrivateKey key)
    {
        this.key = key;
        verifiers = new(() => ECDsa.Create(Parameters(key.Point)));
        // The public point goes with the scalar: not every platform works it out.
        agreements = new(() => ECDiffieHellman.Create(Parameters(key.Point, key.Octets)));
    }

    public override byte[] Pkcs8 => key.Pkcs8;

    public override byte[] PublicKey => key.PublicKey;

    public static EcKeyPair Generate(string keySpec, IRandomness randomness) => new(EcPrivateKey.Generate(NamedCurve.Of(keySpec), randomness));

    /// <summary>The imported key, or null when the bytes are no private key on the spec's curve.</summary>
    public static EcKeyPair? Read(string keySpec, byte[] pkcs8) => EcPrivateKey.Read(NamedCurve.Of(keySpec), pkcs8) is { } key ? new(key) : null;

    public byte[] Sign(string algorithm, MessageForm form, byte[] message, IRandomness randomness)
        => key.Sign(Digests.Of(algorithm, form, message), randomness);

    public bool Verify(string algorithm, MessageForm form, byte[] message, byte[] signature)
        => verifiers.Use(verifier => verifier.VerifyHash(Digests.Of(algorithm, form, message), signature, DSASignatureFormat.Rfc3279DerSequence));

    public byte[]? DeriveSharedSecret(byte[] peerPublicKey)
    {
        if (key.Curve.ReadPublicKey(peerPublicKey) is not { } point) return null;
        using var peer = ECDiffieHellman.Create(Parameters(point));
        using var peerKey = peer.PublicKey;
        return agreements.Use(agreement => agreement.DeriveRawSecretAgreement(peerKey));
    }

    private ECParameters Parameters(BouncyPoint point, byte[]? scalar = null) => new()
    {
        Curve = ECCurve.CreateFromValue(key.Curve.Name),
        D = scalar,
        Q = new() { X = point.AffineXCoord.GetEncoded(), Y = point.AffineYCoord.GetEncoded() },
    };
}
