using FakeKms.Crypto.MlDsa;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;

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

    protected override (AsymmetricKeyParameter, AsymmetricKeyParameter, AsymmetricKeyParameter, AsymmetricKeyParameter) Forms(AsymmetricKeyParameter privateKey)
    {
        var key = (MLDsaPrivateKeyParameters)privateKey;
        return (
            key,
            key.WithPreferredFormat(MLDsaPrivateKeyParameters.Format.SeedAndEncoding),
            key.WithPreferredFormat(MLDsaPrivateKeyParameters.Format.EncodingOnly),
            key.GetPublicKey());
    }
}
