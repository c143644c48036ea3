using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Kems;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Operations.Encapsulation;

/// <summary>The other party of a key encapsulation, who has the public key alone.</summary>
internal static class OutsideKem
{
    public static (byte[] Ciphertext, byte[] Secret) Encapsulate(byte[] publicKey, IRandomness randomness)
    {
        var key = (MLKemPublicKeyParameters)PublicKeyFactory.CreateKey(publicKey);
        var encapsulator = new MLKemEncapsulator(key.Parameters);
        encapsulator.Init(new ParametersWithRandom(key, new BouncyCastleRandom(randomness)));
        var (ciphertext, secret) = (new byte[encapsulator.EncapsulationLength], new byte[encapsulator.SecretLength]);
        encapsulator.Encapsulate(ciphertext, secret);
        return (ciphertext, secret);
    }
}
