using FakeKms.Crypto;
using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace FakeKms.Tests.Crypto;

/// <summary>What holds for every key pair that grows from a seed: those of ML-DSA and of ML-KEM.</summary>
internal abstract class SeedKeyPairTests(string keySpec, IReadOnlyList<string> specs, int privateKeyLength, int publicKeyLength)
{
    protected string KeySpec { get; } = keySpec;

    protected SeededStream Randomness { get; } = new(7, keySpec);

    [Test]
    public void Keys_have_the_lengths_of_their_encodings()
    {
        var key = Generate(KeySpec, Randomness);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Pkcs8, Has.Length.EqualTo(privateKeyLength));
            Assert.That(key.PublicKey, Has.Length.EqualTo(publicKeyLength));
        }
    }

    [Test]
    public void Keys_are_encoded_as_BouncyCastle_encodes_them()
    {
        var key = Generate(KeySpec, Randomness);
        var bouncy = Bouncy(key.Pkcs8);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Pkcs8, Is.EqualTo(bouncy.Seed));
            Assert.That(key.PublicKey, Is.EqualTo(bouncy.PublicKey));
        }
    }

    [Test]
    public void The_same_seed_gives_the_same_key()
        => Assert.That(Generate(KeySpec, new SeededStream(7, "a")).Pkcs8, Is.EqualTo(Generate(KeySpec, new SeededStream(7, "a")).Pkcs8));

    [Test]
    public void Another_seed_gives_another_key()
        => Assert.That(Generate(KeySpec, new SeededStream(8, "a")).Pkcs8, Is.Not.EqualTo(Generate(KeySpec, new SeededStream(7, "a")).Pkcs8));

    [Test]
    public void Reading_the_private_key_gives_the_same_key_pair()
    {
        var key = Generate(KeySpec, Randomness);
        var read = Read(KeySpec, key.Pkcs8);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read?.Pkcs8, Is.EqualTo(key.Pkcs8));
            Assert.That(read?.PublicKey, Is.EqualTo(key.PublicKey));
        }
    }

    [Test]
    public void The_seed_beside_its_expanded_key_is_read_and_the_expanded_key_alone_is_not()
    {
        var key = Generate(KeySpec, Randomness);
        var (_, both, expanded, _) = Bouncy(key.Pkcs8);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Read(KeySpec, both)?.Pkcs8, Is.EqualTo(key.Pkcs8));
            Assert.That(Read(KeySpec, [.. both[..^1], (byte)(both[^1] ^ 1)]), Is.Null);
            Assert.That(Read(KeySpec, expanded), Is.Null);
        }
    }

    [Test]
    public void Anything_but_a_private_key_of_the_spec_is_refused()
    {
        var key = Generate(KeySpec, Randomness);
        var others = specs.Where(spec => spec != KeySpec).Select(spec => Generate(spec, Randomness).Pkcs8);
        byte[][] wrong = [.. Altered.Garbage(), .. Altered.Cut(key.Pkcs8), .. others, [.. key.Pkcs8, 0], key.PublicKey];

        Assert.That(wrong.Select(bytes => Read(KeySpec, bytes)), Has.All.Null);
    }

    /// <summary>A private key of BouncyCastle's in the forms that it writes, and its public half.</summary>
    protected abstract (AsymmetricKeyParameter Seed, AsymmetricKeyParameter Both, AsymmetricKeyParameter Expanded, AsymmetricKeyParameter PublicKey) Forms(
        AsymmetricKeyParameter privateKey);

    private static KeyPair Generate(string spec, IRandomness source) => KeyPairs.Generate(spec, source);

    private static KeyPair? Read(string spec, byte[] pkcs8) => KeyPairs.Read(spec, pkcs8);

    private (byte[] Seed, byte[] Both, byte[] Expanded, byte[] PublicKey) Bouncy(byte[] pkcs8)
    {
        var (seed, both, expanded, publicKey) = Forms(PrivateKeyFactory.CreateKey(pkcs8));
        return (Encoded(seed), Encoded(both), Encoded(expanded), SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(publicKey).GetDerEncoded());
    }

    private static byte[] Encoded(AsymmetricKeyParameter key) => PrivateKeyInfoFactory.CreatePrivateKeyInfo(key).GetDerEncoded();
}
