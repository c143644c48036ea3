using FakeKms.Crypto.Sm2;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace FakeKms.Tests.Crypto.Sm2;

public sealed class Sm2KeyPairTests
{
    private const string Spec = "SM2";
    private const string Sm2 = "1.2.156.10197.1.301";
    private readonly SeededStream randomness = new(7, Spec);

    [Test]
    public void Keys_have_the_lengths_of_their_encodings()
    {
        var key = Sm2KeyPair.Generate(Spec, randomness);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Pkcs8, Has.Length.EqualTo(138));
            Assert.That(key.PublicKey, Has.Length.EqualTo(91));
        }
    }

    [Test]
    public void BouncyCastle_reads_both_halves_and_they_belong_together()
    {
        var key = Sm2KeyPair.Generate(Spec, randomness);
        var (secret, open) = ((ECPrivateKeyParameters)PrivateKeyFactory.CreateKey(key.Pkcs8), (ECPublicKeyParameters)PublicKeyFactory.CreateKey(key.PublicKey));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(secret.PublicKeyParamSet.Id, Is.EqualTo(Sm2));
            Assert.That(open.Q, Is.EqualTo(secret.Parameters.G.Multiply(secret.D)));
            Assert.That(key.PublicKey, Is.EqualTo(SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(open).GetDerEncoded()));
        }
    }

    [Test]
    public void The_same_seed_gives_the_same_key()
        => Assert.That(
            Sm2KeyPair.Generate(Spec, new SeededStream(7, "a")).Pkcs8,
            Is.EqualTo(Sm2KeyPair.Generate(Spec, new SeededStream(7, "a")).Pkcs8));

    [Test]
    public void Another_seed_gives_another_key()
        => Assert.That(
            Sm2KeyPair.Generate(Spec, new SeededStream(8, "a")).Pkcs8,
            Is.Not.EqualTo(Sm2KeyPair.Generate(Spec, new SeededStream(7, "a")).Pkcs8));

    [Test]
    public void Reading_the_private_key_gives_the_same_key_pair()
    {
        var key = Sm2KeyPair.Generate(Spec, randomness);
        var read = Sm2KeyPair.Read(Spec, key.Pkcs8);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read?.Pkcs8, Is.EqualTo(key.Pkcs8));
            Assert.That(read?.PublicKey, Is.EqualTo(key.PublicKey));
        }
    }

    [Test]
    public void Another_key_spec_is_no_SM2_key()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Sm2KeyPair.Generate("ECC_NIST_P256", randomness), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Sm2KeyPair.Read("ECC_NIST_P256", []), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }
    }
}
