using FakeKms.Crypto.MlKem;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto.Kems;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Crypto.MlKem;

[TestFixture("ML_KEM_512", 768)]
[TestFixture("ML_KEM_768", 1088)]
[TestFixture("ML_KEM_1024", 1568)]
public sealed class MlKemEncapsulationTests(string keySpec, int ciphertextLength)
{
    private readonly SeededStream randomness = new(7, keySpec);

    [Test]
    public void Two_encapsulations_differ()
    {
        var key = MlKemKeyPair.Generate(keySpec, randomness);
        var (first, second) = (key.Encapsulate(randomness), key.Encapsulate(randomness));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Ciphertext, Is.Not.EqualTo(first.Ciphertext));
            Assert.That(second.SharedSecret, Is.Not.EqualTo(first.SharedSecret));
        }
    }

    [Test]
    public void The_secret_comes_back_out_of_the_ciphertext()
    {
        var key = MlKemKeyPair.Generate(keySpec, randomness);
        var (ciphertext, secret) = key.Encapsulate(randomness);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(secret, Has.Length.EqualTo(32));
            Assert.That(ciphertext, Has.Length.EqualTo(ciphertextLength));
            Assert.That(key.Decapsulate(ciphertext), Is.EqualTo(secret));
        }
    }

    [Test]
    public void A_secret_that_BouncyCastle_encapsulates_with_the_public_key_comes_back()
    {
        var key = MlKemKeyPair.Generate(keySpec, randomness);
        var publicKey = (MLKemPublicKeyParameters)PublicKeyFactory.CreateKey(key.PublicKey);
        var encapsulator = new MLKemEncapsulator(publicKey.Parameters);
        encapsulator.Init(publicKey);
        var (ciphertext, secret) = (new byte[encapsulator.EncapsulationLength], new byte[encapsulator.SecretLength]);
        encapsulator.Encapsulate(ciphertext, secret);

        Assert.That(key.Decapsulate(ciphertext), Is.EqualTo(secret));
    }

    // Every 16th byte: each altered ciphertext is re-encrypted.
    [Test]
    public void An_altered_ciphertext_gives_another_secret_and_always_the_same_one()
    {
        var key = MlKemKeyPair.Generate(keySpec, randomness);
        var (ciphertext, secret) = key.Encapsulate(randomness);
        var altered = Altered.OneByte(ciphertext, stride: 16).ToList();
        var secrets = altered.ConvertAll(key.Decapsulate);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(secrets, Has.All.Length.EqualTo(32).And.None.EqualTo(secret));
            Assert.That(secrets, Is.Unique);
            Assert.That(key.Decapsulate(altered[0]), Is.EqualTo(secrets[0]));
        }
    }

    [Test]
    public void A_ciphertext_for_another_key_gives_another_secret()
    {
        var (key, other) = (MlKemKeyPair.Generate(keySpec, randomness), MlKemKeyPair.Generate(keySpec, randomness));
        var (ciphertext, secret) = other.Encapsulate(randomness);

        Assert.That(key.Decapsulate(ciphertext), Has.Length.EqualTo(32).And.Not.EqualTo(secret));
    }

    [Test]
    public void A_ciphertext_of_another_length_is_refused()
    {
        var key = MlKemKeyPair.Generate(keySpec, randomness);
        var (ciphertext, _) = key.Encapsulate(randomness);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Altered.Garbage().Select(key.Decapsulate), Has.All.Null);
            Assert.That(key.Decapsulate(ciphertext[1..]), Is.Null);
            Assert.That(key.Decapsulate([.. ciphertext, 0]), Is.Null);
        }
    }

    [Test]
    public void Parallel_callers_get_the_right_answers()
    {
        var key = MlKemKeyPair.Generate(keySpec, randomness);

        Assert.That(Enumerable.Range(0, 32).AsParallel().All(_ => key.Encapsulate(randomness) is var (ciphertext, secret)
            && key.Decapsulate(ciphertext)!.AsSpan().SequenceEqual(secret)), Is.True);
    }
}
