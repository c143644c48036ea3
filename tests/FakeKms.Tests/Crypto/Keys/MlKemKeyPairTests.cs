using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace FakeKms.Tests.Crypto.Keys;

[TestFixture("ML_KEM_512", 822)]
[TestFixture("ML_KEM_768", 1206)]
[TestFixture("ML_KEM_1024", 1590)]
public sealed class MlKemKeyPairTests(string keySpec, int publicKeyLength)
{
    private static readonly string[] Specs = ["ML_KEM_512", "ML_KEM_768", "ML_KEM_1024"];
    private readonly SeededStream randomness = new(7, keySpec);

    [Test]
    public void Keys_have_the_lengths_of_their_encodings()
    {
        var key = MlKemKeyPair.Generate(keySpec, randomness);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Pkcs8, Has.Length.EqualTo(86));
            Assert.That(key.PublicKey, Has.Length.EqualTo(publicKeyLength));
        }
    }

    [Test]
    public void Keys_are_encoded_as_BouncyCastle_encodes_them()
    {
        var key = MlKemKeyPair.Generate(keySpec, randomness);
        var bouncy = (MLKemPrivateKeyParameters)PrivateKeyFactory.CreateKey(key.Pkcs8);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Pkcs8, Is.EqualTo(PrivateKeyInfoFactory.CreatePrivateKeyInfo(bouncy).GetDerEncoded()));
            Assert.That(key.PublicKey, Is.EqualTo(SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(bouncy.GetPublicKey()).GetDerEncoded()));
        }
    }

    [Test]
    public void The_same_seed_gives_the_same_key_and_the_same_ciphertext()
    {
        var (first, second) = (new SeededStream(7, "a"), new SeededStream(7, "a"));
        var (key, again) = (MlKemKeyPair.Generate(keySpec, first), MlKemKeyPair.Generate(keySpec, second));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Pkcs8, Is.EqualTo(key.Pkcs8));
            Assert.That(again.Encapsulate(second), Is.EqualTo(key.Encapsulate(first)));
        }
    }

    [Test]
    public void Another_seed_gives_another_key()
        => Assert.That(
            MlKemKeyPair.Generate(keySpec, new SeededStream(8, "a")).Pkcs8,
            Is.Not.EqualTo(MlKemKeyPair.Generate(keySpec, new SeededStream(7, "a")).Pkcs8));

    [Test]
    public void Reading_the_private_key_gives_the_same_key_pair()
    {
        var key = MlKemKeyPair.Generate(keySpec, randomness);
        var read = MlKemKeyPair.Read(keySpec, key.Pkcs8);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read?.Pkcs8, Is.EqualTo(key.Pkcs8));
            Assert.That(read?.PublicKey, Is.EqualTo(key.PublicKey));
        }
    }

    [Test]
    public void The_seed_beside_its_expanded_key_is_read_and_the_expanded_key_alone_is_not()
    {
        var key = MlKemKeyPair.Generate(keySpec, randomness);
        var bouncy = (MLKemPrivateKeyParameters)PrivateKeyFactory.CreateKey(key.Pkcs8);
        var both = Encode(bouncy, MLKemPrivateKeyParameters.Format.SeedAndEncoding);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MlKemKeyPair.Read(keySpec, both)?.Pkcs8, Is.EqualTo(key.Pkcs8));
            Assert.That(MlKemKeyPair.Read(keySpec, [.. both[..^1], (byte)(both[^1] ^ 1)]), Is.Null);
            Assert.That(MlKemKeyPair.Read(keySpec, Encode(bouncy, MLKemPrivateKeyParameters.Format.EncodingOnly)), Is.Null);
        }
    }

    [Test]
    public void Anything_but_a_private_key_of_the_spec_is_refused()
    {
        var key = MlKemKeyPair.Generate(keySpec, randomness);
        var others = Specs.Where(spec => spec != keySpec).Select(spec => MlKemKeyPair.Generate(spec, randomness).Pkcs8);
        byte[][] wrong = [.. Altered.Garbage(), .. Altered.Cut(key.Pkcs8), .. others, [.. key.Pkcs8, 0], key.PublicKey];

        Assert.That(wrong.Select(bytes => MlKemKeyPair.Read(keySpec, bytes)), Has.All.Null);
    }

    [Test]
    public void Another_key_spec_is_no_ML_KEM_key()
        => Assert.That(() => MlKemKeyPair.Generate("ML_DSA_44", randomness), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static byte[] Encode(MLKemPrivateKeyParameters key, MLKemPrivateKeyParameters.Format format) =>
        PrivateKeyInfoFactory.CreatePrivateKeyInfo(key.WithPreferredFormat(format)).GetDerEncoded();
}
