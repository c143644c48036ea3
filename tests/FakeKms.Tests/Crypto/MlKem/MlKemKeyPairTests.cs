using FakeKms.Crypto.Keys;
using FakeKms.Crypto.MlKem;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

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

    protected override KeyPair Generate(string spec, IRandomness source) => MlKemKeyPair.Generate(spec, source);

    protected override KeyPair? Read(string spec, byte[] pkcs8) => MlKemKeyPair.Read(spec, pkcs8);

    protected override (byte[] Seed, byte[] Both, byte[] Expanded, byte[] PublicKey) Bouncy(byte[] pkcs8)
    {
        var key = (MLKemPrivateKeyParameters)PrivateKeyFactory.CreateKey(pkcs8);
        return (
            PrivateKeyInfoFactory.CreatePrivateKeyInfo(key).GetDerEncoded(),
            Encode(key, MLKemPrivateKeyParameters.Format.SeedAndEncoding),
            Encode(key, MLKemPrivateKeyParameters.Format.EncodingOnly),
            SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(key.GetPublicKey()).GetDerEncoded());
    }

    private static byte[] Encode(MLKemPrivateKeyParameters key, MLKemPrivateKeyParameters.Format format) =>
        PrivateKeyInfoFactory.CreatePrivateKeyInfo(key.WithPreferredFormat(format)).GetDerEncoded();
}
