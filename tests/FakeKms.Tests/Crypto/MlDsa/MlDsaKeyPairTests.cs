using FakeKms.Crypto.Keys;
using FakeKms.Crypto.MlDsa;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace FakeKms.Tests.Crypto.MlDsa;

[TestFixture("ML_DSA_44", 1334)]
[TestFixture("ML_DSA_65", 1974)]
[TestFixture("ML_DSA_87", 2614)]
internal sealed class MlDsaKeyPairTests(string keySpec, int publicKeyLength)
    : SeedKeyPairTests(keySpec, ["ML_DSA_44", "ML_DSA_65", "ML_DSA_87"], privateKeyLength: 54, publicKeyLength)
{
    [Test]
    public void Another_key_spec_is_no_ML_DSA_key()
        => Assert.That(() => MlDsaKeyPair.Generate("ML_KEM_512", Randomness), Throws.InstanceOf<ArgumentOutOfRangeException>());

    protected override KeyPair Generate(string spec, IRandomness source) => MlDsaKeyPair.Generate(spec, source);

    protected override KeyPair? Read(string spec, byte[] pkcs8) => MlDsaKeyPair.Read(spec, pkcs8);

    protected override (byte[] Seed, byte[] Both, byte[] Expanded, byte[] PublicKey) Bouncy(byte[] pkcs8)
    {
        var key = (MLDsaPrivateKeyParameters)PrivateKeyFactory.CreateKey(pkcs8);
        return (
            PrivateKeyInfoFactory.CreatePrivateKeyInfo(key).GetDerEncoded(),
            Encode(key, MLDsaPrivateKeyParameters.Format.SeedAndEncoding),
            Encode(key, MLDsaPrivateKeyParameters.Format.EncodingOnly),
            SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(key.GetPublicKey()).GetDerEncoded());
    }

    private static byte[] Encode(MLDsaPrivateKeyParameters key, MLDsaPrivateKeyParameters.Format format) =>
        PrivateKeyInfoFactory.CreatePrivateKeyInfo(key.WithPreferredFormat(format)).GetDerEncoded();
}
