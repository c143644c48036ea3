using System.Formats.Asn1;
using System.Numerics;
using System.Text;
using FakeKms.Crypto.Sm2;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC;

namespace FakeKms.Tests.Crypto.Wrapping;

public class Sm2EncryptionTests
{
    // GB/T 32918.5-2017, annex C: private key, and the ciphertext of "encryption standard" as C1, C3 and C2.
    private const string ExampleKey = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
    private const string ExampleX = "04EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73";
    private const string ExampleY = "E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0";
    private const string ExampleHash = "59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766";
    private const string ExampleCiphertext = "21886CA989CA9C7D58087307CA93092D651EFA";

    private static readonly ECPrivateKeyParameters Key =
        new("EC", new Org.BouncyCastle.Math.BigInteger(ExampleKey, 16), GMObjectIdentifiers.sm2p256v1);

    [Test]
    public void The_example_of_the_standard_is_decrypted() =>
        Assert.That(Encoding.ASCII.GetString(Sm2Encryption.Decrypt(Key, Example())!), Is.EqualTo("encryption standard"));

    [Test]
    public void Ciphertext_is_a_sequence_of_two_integers_a_hash_and_the_encrypted_bytes()
    {
        var fields = new AsnReader(Encrypt(Encoding.ASCII.GetBytes("4711"), seed: 1), AsnEncodingRules.DER).ReadSequence();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fields.ReadInteger(), Is.GreaterThan(BigInteger.Zero));
            Assert.That(fields.ReadInteger(), Is.GreaterThan(BigInteger.Zero));
            Assert.That(fields.ReadOctetString(), Has.Length.EqualTo(32));
            Assert.That(fields.ReadOctetString(), Has.Length.EqualTo(4));
            Assert.That(fields.HasData, Is.False);
        }
    }

    // About one point in 128 has a coordinate below 2 to the 248, which is a byte shorter than the field: those of the first two seeds here have one.
    [TestCase(133, ExpectedResult = 32 + 31)]
    [TestCase(337, ExpectedResult = 31 + 33)]
    [TestCase(0, ExpectedResult = 33 + 33)]
    [TestCase(1, ExpectedResult = 32 + 32)]
    public int Coordinates_of_every_length_come_back(long seed)
    {
        var plaintext = Encoding.ASCII.GetBytes("4711");

        var ciphertext = Encrypt(plaintext, seed);

        Assert.That(Sm2Encryption.Decrypt(Key, ciphertext), Is.EqualTo(plaintext));
        var fields = new AsnReader(ciphertext, AsnEncodingRules.DER).ReadSequence();
        return fields.ReadIntegerBytes().Length + fields.ReadIntegerBytes().Length;
    }

    [TestCase("negative x")]
    [TestCase("long x")]
    [TestCase("point off the curve")]
    [TestCase("short hash")]
    [TestCase("nothing encrypted")]
    [TestCase("trailing byte")]
    [TestCase("byte in front")]
    public void A_malformed_ciphertext_is_refused(string fault)
    {
        var malformed = fault switch
        {
            "negative x" => Der(-BigInteger.One, Number(ExampleY), ExampleHash, ExampleCiphertext),
            "long x" => Der(Number(ExampleX) + (BigInteger.One << 256), Number(ExampleY), ExampleHash, ExampleCiphertext),
            "point off the curve" => Der(Number(ExampleX) + 1, Number(ExampleY), ExampleHash, ExampleCiphertext),
            "short hash" => Der(Number(ExampleX), Number(ExampleY), ExampleHash[2..], ExampleCiphertext),
            "nothing encrypted" => Der(Number(ExampleX), Number(ExampleY), ExampleHash, ""),
            "trailing byte" => [.. Example(), 0],
            _ => [0, .. Example()],
        };

        Assert.That(Sm2Encryption.Decrypt(Key, malformed), Is.Null);
    }

    private static byte[] Encrypt(byte[] plaintext, long seed)
    {
        ECPoint point = Key.Parameters.G.Multiply(Key.D).Normalize();
        return Sm2Encryption.Encrypt(new ECPublicKeyParameters("EC", point, Key.PublicKeyParamSet), plaintext, WrappingSamples.Randomness(seed));
    }

    private static byte[] Example() => Der(Number(ExampleX), Number(ExampleY), ExampleHash, ExampleCiphertext);

    private static BigInteger Number(string hex) => new(Convert.FromHexString(hex), isUnsigned: true, isBigEndian: true);

    private static byte[] Der(BigInteger x, BigInteger y, string hash, string ciphertext)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(x);
            writer.WriteInteger(y);
            writer.WriteOctetString(Convert.FromHexString(hash));
            writer.WriteOctetString(Convert.FromHexString(ciphertext));
        }
        return writer.Encode();
    }
}
