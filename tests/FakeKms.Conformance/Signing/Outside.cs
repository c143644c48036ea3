using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace FakeKms.Conformance;

/// <summary>What somebody does who has nothing but the public key: digests of messages, and verification.</summary>
internal static class Outside
{
    private const string Sm2Curve =
        "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93" +
        "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0";

    /// <summary>What stands for the message in the other message type of the algorithm: its digest, or its mu.</summary>
    public static byte[] Stand(string algorithm, byte[] publicKey, byte[] message) => algorithm switch
    {
        "SM2DSA" => Hash(new SM3Digest(), Signer(publicKey), message),
        "ML_DSA_SHAKE_256" => Shake(Shake(((MLDsaPublicKeyParameters)PublicKeyFactory.CreateKey(publicKey)).GetEncoded()), [0, 0], message),
        _ => CryptographicOperations.HashData(new HashAlgorithmName("SHA" + algorithm[^3..]), message),
    };

    public static bool Verifies(string algorithm, byte[] publicKey, byte[] message, byte[] signature) =>
        algorithm.StartsWith("RSA", StringComparison.Ordinal) ? VerifiesRsa(algorithm, publicKey, message, signature)
        : algorithm == "ED25519_PH_SHA_512" ? VerifiesDigest(publicKey, SHA512.HashData(message), signature)
        : Verifies(SignerUtilities.GetSigner(NameOf(algorithm, publicKey)), publicKey, message, signature);

    private static bool VerifiesRsa(string algorithm, byte[] publicKey, byte[] message, byte[] signature)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        var padding = algorithm.Contains("PSS") ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return rsa.VerifyData(message, signature, new HashAlgorithmName("SHA" + algorithm[^3..]), padding);
    }

    // The digest is the message of Ed25519ph, which hashes it once more.
    private static bool VerifiesDigest(byte[] publicKey, byte[] digest, byte[] signature) => Verifies(new Ed25519phSigner([]), publicKey, digest, signature);

    private static bool Verifies(Org.BouncyCastle.Crypto.ISigner verifier, byte[] publicKey, byte[] message, byte[] signature)
    {
        verifier.Init(forSigning: false, PublicKeyFactory.CreateKey(publicKey));
        verifier.BlockUpdate(message);
        return verifier.VerifySignature(signature);
    }

    private static string NameOf(string algorithm, byte[] publicKey) => algorithm switch
    {
        "ED25519_SHA_512" => "Ed25519",
        "SM2DSA" => "SM3withSM2",
        "ML_DSA_SHAKE_256" => ((MLDsaPublicKeyParameters)PublicKeyFactory.CreateKey(publicKey)).Parameters.Name,
        _ => $"SHA-{algorithm[^3..]}withECDSA",
    };

    private static byte[] Signer(byte[] publicKey) =>
        Hash(new SM3Digest(), [0, 128], "1234567812345678"u8.ToArray(), Convert.FromHexString(Sm2Curve), publicKey[^64..]);

    private static byte[] Shake(params byte[][] parts) => Hash(new ShakeDigest(256), parts);

    private static byte[] Hash(Org.BouncyCastle.Crypto.IDigest digest, params byte[][] parts)
    {
        foreach (var part in parts) digest.BlockUpdate(part, 0, part.Length);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash, 0);
        return hash;
    }
}
