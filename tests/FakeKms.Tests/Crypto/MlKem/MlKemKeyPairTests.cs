using FakeKms.Crypto.MlKem;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;

namespace FakeKms.Tests.Crypto.MlKem;

[TestFixture("ML_KEM_512", 822)]
[TestFixture("ML_KEM_768", 1206)]
[TestFixture("ML_KEM_1024", 1590)]
internal sealed class MlKemKeyPairTests(string keySpec, int publicKeyLength)
    : SeedKeyPairTests(keySpec, ["ML_KEM_512", "ML_KEM_768", "ML_KEM_1024"], privateKeyLength: 86, publicKeyLength)
{
    [Test]
    public void The_same_seed_gives_the_same_ciphertext()
    {
        var (first, second) = (new SeededStream(7, "a"), new SeededStream(7, "a"));
        var (key, again) = (MlKemKeyPair.Generate(KeySpec, first), MlKemKeyPair.Generate(KeySpec, second));

        Assert.That(again.Encapsulate(second), Is.EqualTo(key.Encapsulate(first)));
    }

    [Test]
    public void Another_key_spec_is_no_ML_KEM_key()
        => Assert.That(() => MlKemKeyPair.Generate("ML_DSA_44", Randomness), Throws.InstanceOf<ArgumentOutOfRangeException>());

    protected override (AsymmetricKeyParameter, AsymmetricKeyParameter, AsymmetricKeyParameter, AsymmetricKeyParameter) Forms(AsymmetricKeyParameter privateKey)
    {
        var key = (MLKemPrivateKeyParameters)privateKey;
        return (
            key,
            key.WithPreferredFormat(MLKemPrivateKeyParameters.Format.SeedAndEncoding),
            key.WithPreferredFormat(MLKemPrivateKeyParameters.Format.EncodingOnly),
            key.GetPublicKey());
    }
}
