using System.Text;
using FakeKms.Crypto.Sm2;
using FakeKms.Entropy;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Crypto.Sm2;

public sealed class Sm2EncryptionTests
{
    private const string Algorithm = "SM2PKE";
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("4111 1111 1111 1111");
    private readonly SeededStream randomness = new(7, "SM2");
    private readonly Sm2KeyPair key;

    public Sm2EncryptionTests() => key = Sm2KeyPair.Generate("SM2", randomness);

    /// <summary>GM/T 0003.5-2012, annex C.2: the key, the message and the nonce give the point, the hash and the encrypted bytes.</summary>
    [Test]
    public void The_example_of_the_standard_gives_its_ciphertext_and_comes_back()
    {
        var plaintext = Encoding.ASCII.GetBytes("encryption standard");
        var ciphertext = Convert.FromHexString(
            "307C" + "022004EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73" +
            "022100E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0" +
            "042059983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766" +
            "041321886CA989CA9C7D58087307CA93092D651EFA");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Sm2Example.Key.Encrypt(Algorithm, plaintext, Sm2Example.NonceOfCiphertext), Is.EqualTo(ciphertext));
            Assert.That(Sm2Example.Key.Decrypt(Algorithm, ciphertext), Is.EqualTo(plaintext));
        }
    }

    [Test]
    public void A_plaintext_comes_back_whatever_its_length([Values(1, 2, 31, 32, 33, 255, 1024)] int length)
    {
        var plaintext = randomness.Bytes(length);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.MaximumLength(Algorithm), Is.EqualTo(1024));
            Assert.That(key.Decrypt(Algorithm, key.Encrypt(Algorithm, plaintext, randomness)), Is.EqualTo(plaintext));
        }
    }

    // The point of these nonces has an x or a y below 2^248: its INTEGER is shorter than the field.
    [TestCase(327, 0)]
    [TestCase(107, 1)]
    public void Coordinates_with_leading_zeros_are_written_and_read(int nonce, int shorter)
    {
        var ciphertext = key.Encrypt(Algorithm, Message, GivenBytes.Number(nonce));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((DerInteger)Parts(ciphertext)[shorter]).PositiveValue.BitLength, Is.LessThanOrEqualTo(248));
            Assert.That(key.Decrypt(Algorithm, ciphertext), Is.EqualTo(Message));
        }
    }

    [Test]
    public void BouncyCastle_decrypts_what_is_encrypted_here_and_the_other_way_round()
    {
        var parts = Parts(key.Encrypt(Algorithm, Message, randomness));
        byte[] concatenated = [4, .. Coordinate(parts[0]), .. Coordinate(parts[1]), .. Octets(parts[2]), .. Octets(parts[3])];
        var encrypted = Bouncy(forEncryption: true, new ParametersWithRandom(PublicKeyFactory.CreateKey(key.PublicKey)), Message);
        var der = Der(encrypted[1..33], encrypted[33..65], encrypted[65..97], encrypted[97..]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Bouncy(forEncryption: false, PrivateKeyFactory.CreateKey(key.Pkcs8), concatenated), Is.EqualTo(Message));
            Assert.That(key.Decrypt(Algorithm, der), Is.EqualTo(Message));
        }
    }

    [Test]
    public void Two_ciphertexts_of_one_message_differ_and_the_seed_repeats_them()
    {
        byte[][] Two(long seed)
        {
            var stream = new SeededStream(seed, "nonce");
            return [key.Encrypt(Algorithm, Message, stream), key.Encrypt(Algorithm, Message, stream)];
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Two(1), Is.Unique);
            Assert.That(Two(1), Is.EqualTo(Two(1)));
        }
    }

    [Test]
    public void A_ciphertext_with_an_altered_byte_is_refused()
        => Assert.That(Altered.OneByte(key.Encrypt(Algorithm, Message, randomness)).Select(bytes => key.Decrypt(Algorithm, bytes)), Has.All.Null);

    [Test]
    public void A_ciphertext_for_another_key_is_refused()
        => Assert.That(key.Decrypt(Algorithm, Sm2KeyPair.Generate("SM2", randomness).Encrypt(Algorithm, Message, randomness)), Is.Null);

    [Test]
    public void Bytes_that_are_no_ciphertext_are_refused()
    {
        var ciphertext = key.Encrypt(Algorithm, Message, randomness);
        var parts = Parts(ciphertext);
        var (x, y, hash, encrypted) = (Coordinate(parts[0]), Coordinate(parts[1]), Octets(parts[2]), Octets(parts[3]));
        byte[] tooLong = [1, .. x];
        byte[][] wrong =
        [
            .. Altered.Garbage(), .. Altered.Cut(ciphertext), [.. ciphertext, 0], [0, .. ciphertext],
            [4, .. x, .. y, .. hash, .. encrypted], Der(y, x, hash, encrypted), Der(tooLong, y, hash, encrypted), Der([], [], hash, encrypted),
            Der(x, y, hash[1..], encrypted), Der(x, y, hash, []), Der(x, y, encrypted, hash),
            new DerSequence(new DerInteger(new BigInteger(1, x).Negate()), parts[1], parts[2], parts[3]).GetDerEncoded(),
        ];

        Assert.That(wrong.Select(bytes => key.Decrypt(Algorithm, bytes)), Has.All.Null);
    }

    private static Asn1Encodable[] Parts(byte[] ciphertext) => Asn1Sequence.GetInstance(ciphertext).ToArray();

    private static byte[] Coordinate(Asn1Encodable part) =>
        Org.BouncyCastle.Utilities.BigIntegers.AsUnsignedByteArray(32, ((DerInteger)part).PositiveValue);

    private static byte[] Octets(Asn1Encodable part) => ((Asn1OctetString)part).GetOctets();

    private static byte[] Der(byte[] x, byte[] y, byte[] hash, byte[] encrypted) => new DerSequence(
        new DerInteger(new BigInteger(1, x)), new DerInteger(new BigInteger(1, y)), new DerOctetString(hash), new DerOctetString(encrypted)).GetDerEncoded();

    private static byte[] Bouncy(bool forEncryption, Org.BouncyCastle.Crypto.ICipherParameters half, byte[] input)
    {
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.Init(forEncryption, half);
        return engine.ProcessBlock(input, 0, input.Length);
    }
}
