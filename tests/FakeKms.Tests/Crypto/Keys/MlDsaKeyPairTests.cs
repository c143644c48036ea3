using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace FakeKms.Tests.Crypto.Keys;

[TestFixture("ML_DSA_44", 1334)]
[TestFixture("ML_DSA_65", 1974)]
[TestFixture("ML_DSA_87", 2614)]
public sealed class MlDsaKeyPairTests(string keySpec, int publicKeyLength)
{
    private static readonly string[] Specs = ["ML_DSA_44", "ML_DSA_65", "ML_DSA_87"];
    private readonly SeededStream randomness = new(7, keySpec);

    [Test]
    public void Keys_have_the_lengths_of_their_encodings()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Pkcs8, Has.Length.EqualTo(54));
            Assert.That(key.PublicKey, Has.Length.EqualTo(publicKeyLength));
        }
    }

    [Test]
    public void Keys_are_encoded_as_BouncyCastle_encodes_them()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);
        var bouncy = (MLDsaPrivateKeyParameters)PrivateKeyFactory.CreateKey(key.Pkcs8);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Pkcs8, Is.EqualTo(PrivateKeyInfoFactory.CreatePrivateKeyInfo(bouncy).GetDerEncoded()));
            Assert.That(key.PublicKey, Is.EqualTo(SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(bouncy.GetPublicKey()).GetDerEncoded()));
        }
    }

    [Test]
    public void The_same_seed_gives_the_same_key()
        => Assert.That(
            MlDsaKeyPair.Generate(keySpec, new SeededStream(7, "a")).Pkcs8,
            Is.EqualTo(MlDsaKeyPair.Generate(keySpec, new SeededStream(7, "a")).Pkcs8));

    [Test]
    public void Another_seed_gives_another_key()
        => Assert.That(
            MlDsaKeyPair.Generate(keySpec, new SeededStream(8, "a")).Pkcs8,
            Is.Not.EqualTo(MlDsaKeyPair.Generate(keySpec, new SeededStream(7, "a")).Pkcs8));

    [Test]
    public void Reading_the_private_key_gives_the_same_key_pair()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);
        var read = MlDsaKeyPair.Read(keySpec, key.Pkcs8);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read?.Pkcs8, Is.EqualTo(key.Pkcs8));
            Assert.That(read?.PublicKey, Is.EqualTo(key.PublicKey));
        }
    }

    [Test]
    public void The_seed_beside_its_expanded_key_is_read_and_the_expanded_key_alone_is_not()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);
        var bouncy = (MLDsaPrivateKeyParameters)PrivateKeyFactory.CreateKey(key.Pkcs8);
        var both = Encode(bouncy, MLDsaPrivateKeyParameters.Format.SeedAndEncoding);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(MlDsaKeyPair.Read(keySpec, both)?.Pkcs8, Is.EqualTo(key.Pkcs8));
            Assert.That(MlDsaKeyPair.Read(keySpec, [.. both[..^1], (byte)(both[^1] ^ 1)]), Is.Null);
            Assert.That(MlDsaKeyPair.Read(keySpec, Encode(bouncy, MLDsaPrivateKeyParameters.Format.EncodingOnly)), Is.Null);
        }
    }

    [Test]
    public void Anything_but_a_private_key_of_the_spec_is_refused()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);
        var others = Specs.Where(spec => spec != keySpec).Select(spec => MlDsaKeyPair.Generate(spec, randomness).Pkcs8);
        byte[][] wrong = [.. Altered.Garbage(), .. Altered.Cut(key.Pkcs8), .. others, [.. key.Pkcs8, 0], key.PublicKey];

        Assert.That(wrong.Select(bytes => MlDsaKeyPair.Read(keySpec, bytes)), Has.All.Null);
    }

    [Test]
    public void Another_key_spec_is_no_ML_DSA_key()
        => Assert.That(() => MlDsaKeyPair.Generate("ML_KEM_512", randomness), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static byte[] Encode(MLDsaPrivateKeyParameters key, MLDsaPrivateKeyParameters.Format format) =>
        PrivateKeyInfoFactory.CreatePrivateKeyInfo(key.WithPreferredFormat(format)).GetDerEncoded();
}
