using FakeKms.Crypto;
using FakeKms.Crypto.Keys;
using FakeKms.Domain.Keys;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Crypto;

/// <summary>What holds for the key pairs of every spec.</summary>
public class KeyPairsTests
{
    private static readonly string[] KeySpecs =
    [
        "RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", "ECC_NIST_EDWARDS25519",
    ];

    private static readonly string[] SeededInNoTime = [.. KeySpecs.Where(spec => !spec.StartsWith("RSA", StringComparison.Ordinal))];

    [TestCaseSource(nameof(SeededInNoTime))]
    public void The_same_seed_gives_the_same_key(string keySpec)
        => Assert.That(Generate(keySpec, "key", 1).Pkcs8, Is.EqualTo(Generate(keySpec, "key", 1).Pkcs8));

    [TestCaseSource(nameof(SeededInNoTime))]
    public void Another_seed_label_or_draw_gives_another_key(string keySpec)
    {
        var stream = Bytes.Stream("key", 1);
        KeyPair[] keys =
        [
            KeyPairs.Generate(keySpec, stream), KeyPairs.Generate(keySpec, stream), Generate(keySpec, "key", 2), Generate(keySpec, "other", 1),
        ];

        Assert.That(keys.Select(key => Convert.ToHexString(key.PublicKey)), Is.Unique);
    }

    [TestCaseSource(nameof(KeySpecs))]
    public void A_key_that_is_written_and_read_is_the_same(string keySpec)
    {
        var key = TestKeys.First(keySpec);
        var read = KeyPairs.Read(keySpec, key.Pkcs8);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read?.Pkcs8, Is.EqualTo(key.Pkcs8));
            Assert.That(read?.PublicKey, Is.EqualTo(key.PublicKey));
        }
    }

    [TestCase("RSA_2048", 294)]
    [TestCase("RSA_3072", 422)]
    [TestCase("RSA_4096", 550)]
    [TestCase("ECC_NIST_P256", 91, 138)]
    [TestCase("ECC_NIST_P384", 120, 185)]
    [TestCase("ECC_NIST_P521", 158, 241)]
    [TestCase("ECC_SECG_P256K1", 88, 135)]
    [TestCase("ECC_NIST_EDWARDS25519", 44, 48)]
    public void Keys_have_the_length_that_KMS_gives_them(string keySpec, int publicLength, int? privateLength = null)
    {
        var key = TestKeys.First(keySpec);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.PublicKey, Has.Length.EqualTo(publicLength));
            Assert.That(key.Pkcs8, Has.Length.EqualTo(privateLength ?? key.Pkcs8.Length));
        }
    }

    [TestCaseSource(nameof(KeySpecs))]
    public void BouncyCastle_reads_both_halves(string keySpec)
    {
        var key = TestKeys.First(keySpec);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(PublicKeyFactory.CreateKey(key.PublicKey).IsPrivate, Is.False);
            Assert.That(TestKeys.FirstInBouncyCastle(keySpec).IsPrivate, Is.True);
        }
    }

    [Test]
    public void A_key_is_read_as_its_own_spec_only([ValueSource(nameof(KeySpecs))] string written, [ValueSource(nameof(KeySpecs))] string read)
        => Assert.That(KeyPairs.Read(read, TestKeys.First(written).Pkcs8), written == read ? Is.Not.Null : Is.Null);

    [TestCaseSource(nameof(KeySpecs))]
    public void A_public_key_is_not_read_as_a_private_one(string keySpec)
        => Assert.That(KeyPairs.Read(keySpec, TestKeys.First(keySpec).PublicKey), Is.Null);

    [TestCaseSource(nameof(KeySpecs))]
    public void Bytes_around_a_key_and_bytes_missing_are_refused(string keySpec)
    {
        var pkcs8 = TestKeys.First(keySpec).Pkcs8;
        var cut = Enumerable.Range(0, pkcs8.Length).Select(kept => pkcs8[..kept]);

        Assert.That(cut.Append([.. pkcs8, 0]).Append([0, .. pkcs8]).Select(bytes => KeyPairs.Read(keySpec, bytes)), Has.All.Null);
    }

    [TestCaseSource(nameof(KeySpecs))]
    public void Garbage_is_refused_without_an_exception(string keySpec)
    {
        byte[] nested = [.. Enumerable.Repeat(new byte[] { 0x30, 0x80 }, 3000).SelectMany(bytes => bytes)];

        Assert.That(Altered.Garbage().Append(nested).Select(bytes => KeyPairs.Read(keySpec, bytes)), Has.All.Null);
    }

    // An altered byte may leave a key, though never the same one: another Ed25519 seed, or a scalar, if the public half is not beside it.
    [TestCaseSource(nameof(KeySpecs))]
    public void A_key_with_any_byte_altered_is_no_longer_the_same(string keySpec)
    {
        var pkcs8 = TestKeys.First(keySpec).Pkcs8;

        Assert.That(Altered.OneByte(pkcs8).Select(altered => KeyPairs.Read(keySpec, altered)?.Pkcs8), Has.None.EqualTo(pkcs8));
    }

    [TestCaseSource(nameof(KeySpecs))]
    public void What_a_caller_does_to_the_bytes_does_not_reach_the_key(string keySpec)
    {
        var key = TestKeys.First(keySpec);
        Array.Clear(key.Pkcs8);
        Array.Clear(key.PublicKey);

        Assert.That(KeyPairs.Read(keySpec, key.Pkcs8)?.PublicKey, Is.EqualTo(key.PublicKey));
    }

    [Test]
    public void A_spec_without_key_pairs_is_an_error_of_the_caller()
        => Assert.That(() => KeyPairs.Generate("SYMMETRIC_DEFAULT", Bytes.Stream("key")), Throws.TypeOf<KeyNotFoundException>());

    private static KeyPair Generate(string keySpec, string label, long seed) => KeyPairs.Generate(keySpec, Bytes.Stream(label, seed));
}
