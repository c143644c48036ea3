using FakeKms.Crypto.Sm2;
using FakeKms.Entropy;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.X509;

namespace FakeKms.Crypto.Wrapping;

/// <summary>An SM2 wrapping key, which only the China Regions have.</summary>
internal sealed class Sm2WrappingKey : WrappingKey
{
    private readonly ECPrivateKeyParameters privateKey;

    private Sm2WrappingKey(ECPrivateKeyParameters privateKey)
    {
        this.privateKey = privateKey;
        var point = privateKey.Parameters.G.Multiply(privateKey.D).Normalize();
        var publicKey = new ECPublicKeyParameters("EC", point, privateKey.PublicKeyParamSet);
        PublicKey = SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(publicKey).GetDerEncoded();
    }

    public override byte[] PublicKey { get; }

    /// <summary>A new key, the same for the same random bytes.</summary>
    public static Sm2WrappingKey Generate(IRandomness randomness)
    {
        // 64 bits more than the order, so that the remainder favours no scalar. The standard takes scalars from 1 to the order less two.
        var order = GMNamedCurves.GetByOid(GMObjectIdentifiers.sm2p256v1).N;
        var scalar = new BigInteger(1, randomness.Bytes(40)).Mod(order.Subtract(BigInteger.Two)).Add(BigInteger.One);
        return new Sm2WrappingKey(new ECPrivateKeyParameters("EC", scalar, GMObjectIdentifiers.sm2p256v1));
    }

    public override byte[]? Unwrap(string algorithm, byte[] wrapped) =>
        algorithm == WrappingAlgorithm.Sm2 ? Sm2Encryption.Decrypt(privateKey, wrapped) : null;
}
