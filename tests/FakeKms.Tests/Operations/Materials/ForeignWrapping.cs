using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Operations.Materials;

/// <summary>Key material wrapped with the public key of GetParametersForImport by code that shares nothing with the library.</summary>
internal static class ForeignWrapping
{
    public static byte[] Wrap(string algorithm, byte[] publicKey, byte[] material)
    {
        if (algorithm == "SM2PKE") return WrapSm2(publicKey, material);
        if (!algorithm.StartsWith("RSA_AES_KEY_WRAP", StringComparison.Ordinal)) return Oaep(algorithm, publicKey, material);
        using var aes = Aes.Create();
        return [.. Oaep(algorithm, publicKey, aes.Key), .. WrapPadded(aes, material)];
    }

    /// <summary>AES key wrap with padding, by the framework where it has it: from .NET 10 on.</summary>
    public static byte[] WrapPadded(Aes key, byte[] material)
    {
#if NET10_0_OR_GREATER
        return key.EncryptKeyWrapPadded(material);
#else
        var engine = new AesWrapPadEngine();
        engine.Init(forWrapping: true, new KeyParameter(key.Key));
        return engine.Wrap(material, 0, material.Length);
#endif
    }

    private static byte[] Oaep(string algorithm, byte[] publicKey, byte[] plaintext)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        return rsa.Encrypt(plaintext, algorithm.EndsWith("SHA_1", StringComparison.Ordinal) ? RSAEncryptionPadding.OaepSHA1 : RSAEncryptionPadding.OaepSHA256);
    }

    private static byte[] WrapSm2(byte[] publicKey, byte[] material)
    {
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.Init(forEncryption: true, new ParametersWithRandom(PublicKeyFactory.CreateKey(publicKey), new SecureRandom()));
        var raw = engine.ProcessBlock(material, 0, material.Length);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new System.Numerics.BigInteger(raw.AsSpan(1, 32), isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new System.Numerics.BigInteger(raw.AsSpan(33, 32), isUnsigned: true, isBigEndian: true));
            writer.WriteOctetString(raw.AsSpan(65, 32));
            writer.WriteOctetString(raw.AsSpan(97));
        }

        return writer.Encode();
    }
}
