using FakeKms.Crypto.MlDsa;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Crypto.MlDsa;

/// <summary>Mu as a caller of KMS makes it of a message and the public key, without a context.</summary>
internal static class OutsideMu
{
    public static byte[] Of(MlDsaKeyPair key, byte[] message)
    {
        var publicKey = (MLDsaPublicKeyParameters)PublicKeyFactory.CreateKey(key.PublicKey);
        return Shake([.. Shake(publicKey.GetEncoded()), 0, 0, .. message]);
    }

    private static byte[] Shake(byte[] input)
    {
        var (shake, output) = (new ShakeDigest(256), new byte[64]);
        shake.BlockUpdate(input, 0, input.Length);
        shake.OutputFinal(output, 0, output.Length);
        return output;
    }
}
