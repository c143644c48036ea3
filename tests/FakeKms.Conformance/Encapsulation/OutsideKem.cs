using Org.BouncyCastle.Crypto.Kems;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace FakeKms.Conformance;

/// <summary>The other party of a key encapsulation, who has one half of a pair alone.</summary>
internal static class OutsideKem
{
    public static (byte[] Ciphertext, byte[] Secret) Encapsulate(byte[] publicKey)
    {
        var key = (MLKemPublicKeyParameters)PublicKeyFactory.CreateKey(publicKey);
        var encapsulator = new MLKemEncapsulator(key.Parameters);
        encapsulator.Init(key);
        var (ciphertext, secret) = (new byte[encapsulator.EncapsulationLength], new byte[encapsulator.SecretLength]);
        encapsulator.Encapsulate(ciphertext, secret);
        return (ciphertext, secret);
    }

    public static byte[] Decapsulate(byte[] pkcs8, byte[] ciphertext)
    {
        var key = (MLKemPrivateKeyParameters)PrivateKeyFactory.CreateKey(pkcs8);
        var decapsulator = new MLKemDecapsulator(key.Parameters);
        decapsulator.Init(key);
        var secret = new byte[decapsulator.SecretLength];
        decapsulator.Decapsulate(ciphertext, secret);
        return secret;
    }
}
