using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using FakeKms.Crypto.Rsa;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Encodings;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Security;
using BouncyInteger = Org.BouncyCastle.Math.BigInteger;

namespace FakeKms.Tests.Crypto.Rsa;

[TestFixture(2048)]
[TestFixture(3072)]
[TestFixture(4096)]
public sealed class RsaPrimePoolTests(int bits)
{
    private const int PrimesPerSize = 64;
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("4111 1111 1111 1111");

    [Test]
    public void Primes_are_distinct() => Assert.That(Primes().Distinct().Count(), Is.EqualTo(PrimesPerSize));

    // Two rounds with random bases notice a damaged file; the script that wrote it ran forty.
    [Test]
    public void Primes_are_prime()
        => Assert.That(Primes().AsParallel().Select(p => Bouncy(p).IsProbablePrime(certainty: 4)), Has.All.True);

    [Test]
    public void Primes_have_half_the_length_of_the_key_and_both_top_bits_set()
        => Assert.That(Primes().Select(p => p >> (bits / 2 - 2)), Has.All.EqualTo(new BigInteger(3)));

    [Test]
    public void Primes_less_one_have_no_factor_in_common_with_the_exponent()
        => Assert.That(Primes().Select(p => (p - 1) % 65537), Has.None.EqualTo(BigInteger.Zero));

    [Test]
    public void The_same_index_is_the_same_key()
    {
        using var first = RsaPrimePool.Create(bits, 1234);
        using var second = RsaPrimePool.Create(bits, 1234);

        Assert.That(second.ExportPkcs8PrivateKey(), Is.EqualTo(first.ExportPkcs8PrivateKey()));
    }

    [TestCase(0)]
    [TestCase(1000)]
    [TestCase(2015)]
    public void A_key_has_its_full_length_and_decrypts_what_it_encrypted(int index)
    {
        using var key = RsaPrimePool.Create(bits, index);

        var decrypted = key.Decrypt(key.Encrypt(Message, RSAEncryptionPadding.OaepSHA256), RSAEncryptionPadding.OaepSHA256);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.KeySize, Is.EqualTo(bits));
            Assert.That(decrypted, Is.EqualTo(Message));
        }
    }

    [Test]
    public void BouncyCastle_decrypts_what_the_framework_encrypted()
    {
        using var key = RsaPrimePool.Create(bits, 7);
        var encrypted = key.Encrypt(Message, RSAEncryptionPadding.OaepSHA256);
        var bouncy = new OaepEncoding(new RsaEngine(), new Sha256Digest(), new Sha256Digest(), null);
        bouncy.Init(forEncryption: false, PrivateKeyFactory.CreateKey(key.ExportPkcs8PrivateKey()));

        Assert.That(bouncy.ProcessBlock(encrypted, 0, encrypted.Length), Is.EqualTo(Message));
    }

    [TestCase(-1)]
    [TestCase(2016)]
    public void An_index_past_the_pool_is_refused(int index)
        => Assert.That(() => RsaPrimePool.Create(bits, index), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("index"));

    [Test]
    public void A_size_that_the_pool_does_not_hold_is_refused()
        => Assert.That(() => RsaPrimePool.Create(bits + 512, 0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("bits"));

    private RSAParameters Key(int index) => RsaPrimePool.Parameters(bits, index);

    // The pairs (i, j) with i < j are numbered by j, then i: those of (0, j) and the first Q show every prime.
    private List<BigInteger> Primes()
    {
        var withTheFirst = Enumerable.Range(1, PrimesPerSize - 1).Select(j => Key(j * (j - 1) / 2)).ToList();
        return [Number(withTheFirst[0].Q), .. withTheFirst.Select(key => Number(key.P))];
    }

    private static BigInteger Number(byte[]? bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static BouncyInteger Bouncy(BigInteger value) => new(sign: 1, value.ToByteArray(isUnsigned: true, isBigEndian: true));
}
