using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;

namespace FakeKms.Crypto.Sm2;

/// <summary>SM2 public key encryption (SM2PKE): by anybody who has the point, and back by who has the scalar.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/offline-operations.html#key-spec-sm-offline-verification"/></remarks>
internal static class Sm2Encryption
{
    private static readonly NamedCurve Curve = NamedCurve.Of("SM2");

    public static byte[] Encrypt(ECPoint publicKey, byte[] plaintext, IRandomness randomness)
    {
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.Init(forEncryption: true, new ParametersWithRandom(new ECPublicKeyParameters(publicKey, Curve.Domain), new BouncyCastleRandom(randomness)));
        return Sm2Ciphertext.ToDer(engine.ProcessBlock(plaintext, 0, plaintext.Length));
    }

    /// <summary>The plaintext, or null when the bytes are no ciphertext for this key.</summary>
    public static byte[]? Decrypt(BigInteger privateKey, byte[] ciphertext)
    {
        if (Sm2Ciphertext.FromDer(ciphertext) is not { } concatenated) return null;
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.Init(forEncryption: false, new ECPrivateKeyParameters(privateKey, Curve.Domain));
        try
        {
            return engine.ProcessBlock(concatenated, 0, concatenated.Length);
        }
        catch (InvalidCipherTextException)
        {
            return null;
        }
    }
}
