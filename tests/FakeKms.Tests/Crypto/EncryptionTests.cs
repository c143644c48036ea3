using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using FakeKms.Operations.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Encodings;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Crypto;

[TestFixture("RSA_2048", "RSAES_OAEP_SHA_1", 214)]
[TestFixture("RSA_2048", "RSAES_OAEP_SHA_256", 190)]
[TestFixture("RSA_3072", "RSAES_OAEP_SHA_1", 342)]
[TestFixture("RSA_3072", "RSAES_OAEP_SHA_256", 318)]
[TestFixture("RSA_4096", "RSAES_OAEP_SHA_1", 470)]
[TestFixture("RSA_4096", "RSAES_OAEP_SHA_256", 446)]
public class EncryptionTests(string keySpec, string algorithm, int maximum)
{
    // Every decryption costs some milliseconds: of the longer keys, every 16th byte is altered.
    private readonly int stride = keySpec == "RSA_2048" ? 1 : 16;

    private IEncryptor Key => (IEncryptor)TestKeys.First(keySpec);

    [Test]
    public void The_longest_plaintext_is_what_KMS_documents() => Assert.That(Key.MaximumLength(algorithm), Is.EqualTo(maximum));

    [Test]
    public void Plaintexts_from_empty_to_the_longest_come_back()
    {
        byte[][] plaintexts = [[], [0], Bytes.Stream("plaintext").Bytes(maximum)];

        Assert.That(plaintexts.Select(plaintext => Key.Decrypt(algorithm, Encrypt(plaintext))), Is.EqualTo(plaintexts));
    }

    [Test]
    public void A_ciphertext_has_the_length_of_the_modulus_and_does_not_repeat()
    {
        var padding = Bytes.Stream("padding");
        var (first, second) = (Key.Encrypt(algorithm, [1, 2, 3], padding), Key.Encrypt(algorithm, [1, 2, 3], padding));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Has.Length.EqualTo(Bytes.Number(keySpec) / 8));
            Assert.That(second, Is.Not.EqualTo(first));
        }
    }

    [Test]
    public void A_ciphertext_of_another_key_or_hash_is_refused()
    {
        var other = algorithm == "RSAES_OAEP_SHA_1" ? "RSAES_OAEP_SHA_256" : "RSAES_OAEP_SHA_1";
        var ciphertext = Encrypt([1, 2, 3]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((IEncryptor)TestKeys.Second(keySpec)).Decrypt(algorithm, ciphertext), Is.Null);
            Assert.That(Key.Decrypt(other, ciphertext), Is.Null);
        }
    }

    [Test]
    public void A_ciphertext_with_any_byte_altered_is_refused()
    {
        var altered = Altered.OneByte(Encrypt([1, 2, 3]), stride).ToList();

        Assert.That(altered.Select(ciphertext => Key.Decrypt(algorithm, ciphertext)), Has.All.Null);
    }

    [Test]
    public void Garbage_is_refused_without_an_exception()
    {
        var length = Encrypt([]).Length;
        byte[][] extremes = [new byte[length], [.. Enumerable.Repeat((byte)0xFF, length)], new byte[length + 1], [0, .. Encrypt([1])], new byte[6144]];

        Assert.That(Altered.Garbage().Concat(extremes).Select(ciphertext => Key.Decrypt(algorithm, ciphertext)), Has.All.Null);
    }

    [Test]
    public void BouncyCastle_decrypts_what_is_encrypted_here()
    {
        var foreign = Foreign(forEncryption: false, TestKeys.FirstInBouncyCastle(keySpec));
        var ciphertext = Encrypt([1, 2, 3]);

        Assert.That(foreign.ProcessBlock(ciphertext, 0, ciphertext.Length), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void What_BouncyCastle_encrypts_is_decrypted_here()
    {
        var foreign = Foreign(forEncryption: true, PublicKeyFactory.CreateKey(TestKeys.First(keySpec).PublicKey));

        Assert.That(Key.Decrypt(algorithm, foreign.ProcessBlock([1, 2, 3], 0, 3)), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void The_same_random_bytes_give_the_same_ciphertext() =>
        Assert.That(Key.Encrypt(algorithm, [1, 2, 3], Bytes.Stream("padding")), Is.EqualTo(Key.Encrypt(algorithm, [1, 2, 3], Bytes.Stream("padding"))));

    private byte[] Encrypt(byte[] plaintext) => Key.Encrypt(algorithm, plaintext, Bytes.Stream("encryption"));

    private OaepEncoding Foreign(bool forEncryption, ICipherParameters key)
    {
        IDigest Hash() => algorithm == "RSAES_OAEP_SHA_1" ? new Sha1Digest() : new Sha256Digest();
        var encoding = new OaepEncoding(new RsaEngine(), Hash(), Hash(), []);
        encoding.Init(forEncryption, key);
        return encoding;
    }
}
