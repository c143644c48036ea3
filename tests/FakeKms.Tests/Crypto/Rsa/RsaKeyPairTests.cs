using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Rsa;
using Org.BouncyCastle.Asn1;

namespace FakeKms.Tests.Crypto.Rsa;

public class RsaKeyPairTests
{
    private static readonly RSAParameters Numbers = RsaPrimePool.Parameters(2048, 5);

    [Test]
    public void A_fresh_key_is_another_one_each_time()
    {
        var (first, second) = (RsaKeyPair.GenerateFresh("RSA_2048"), RsaKeyPair.GenerateFresh("RSA_2048"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Pkcs8, Is.Not.EqualTo(second.Pkcs8));
            Assert.That(RsaKeyPair.Read("RSA_2048", first.Pkcs8)?.PublicKey, Is.EqualTo(first.PublicKey));
        }
    }

    // The hash pins the search: a change of it would give every seed other keys.
    [Test]
    public void A_seed_gives_the_same_key_in_every_version()
    {
        var key = RsaKeyPair.Generate("RSA_2048", Bytes.Stream("rsa", seed: 1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Convert.ToHexString(SHA256.HashData(key.Pkcs8)), Is.EqualTo("E242378B45EFFCD3E2B54B666375F0357EC57AC1AC77B91FF9BB293612C19439"));
            Assert.That(RsaKeyPair.Read("RSA_2048", key.Pkcs8)?.PublicKey, Is.EqualTo(key.PublicKey));
        }
    }

    [Test]
    public void The_framework_and_the_library_write_the_same_PKCS8()
    {
        using var foreign = RSA.Create();
        foreign.ImportPkcs8PrivateKey(RsaPrivateKeyForm.Write(Numbers), out _);

        Assert.That(foreign.ExportPkcs8PrivateKey(), Is.EqualTo(RsaPrivateKeyForm.Write(Numbers)));
    }

    [Test]
    public void A_key_in_BER_with_indefinite_lengths_is_read()
    {
        var der = RsaPrivateKeyForm.Write(Numbers);
        var content = Asn1Sequence.GetInstance(der);
        var octets = Asn1OctetString.GetInstance(content[2]).GetOctets();
        var inner = new BerSequence(Asn1Sequence.GetInstance(octets).ToArray()).GetEncoded("BER");
        var ber = new BerSequence(content[0], content[1], new BerOctetString([new DerOctetString(inner[..100]), new DerOctetString(inner[100..])]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ber.GetEncoded("BER")[1], Is.EqualTo(0x80));
            Assert.That(RsaKeyPair.Read("RSA_2048", ber.GetEncoded("BER"))?.Pkcs8, Is.EqualTo(der));
        }
    }

    [Test]
    public void A_key_of_three_primes_is_refused()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            foreach (var number in AllOf(Numbers)) writer.WriteInteger(RsaNumbers.Number(number));
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                for (var i = 0; i < 3; i++) writer.WriteInteger(3);
            }
        }

        Assert.That(RsaKeyPair.Read("RSA_2048", Envelope(writer.Encode())), Is.Null);
    }

    [Test]
    public void A_key_with_any_number_altered_is_refused([Range(0, 7)] int altered)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            var all = AllOf(Numbers);
            for (var i = 0; i < all.Length; i++) writer.WriteInteger(RsaNumbers.Number(all[i]) + (i == altered ? 2 : 0));
        }

        Assert.That(RsaKeyPair.Read("RSA_2048", Envelope(writer.Encode())), Is.Null);
    }

    [Test]
    public void A_factor_that_is_no_prime_is_refused_although_the_numbers_fit()
    {
        var half = BigInteger.One << 512;
        var key = RsaNumbers.Key((half - 1) * (half - 3), RsaNumbers.Number(Numbers.Q), RsaNumbers.Exponent);

        Assert.That(RsaKeyPair.Read("RSA_2048", RsaPrivateKeyForm.Write(key)), Is.Null);
    }

    [Test]
    public void Two_equal_factors_are_refused()
    {
        var p = RsaNumbers.Number(Numbers.P);

        Assert.That(RsaKeyPair.Read("RSA_2048", RsaPrivateKeyForm.Write(RsaNumbers.Key(p, p, RsaNumbers.Exponent))), Is.Null);
    }

    [Test]
    public void A_small_public_exponent_is_accepted()
    {
        var key = RsaNumbers.Key(RsaNumbers.Number(Numbers.P), RsaNumbers.Number(Numbers.Q), 257);

        Assert.That(RsaKeyPair.Read("RSA_2048", RsaPrivateKeyForm.Write(key)), Is.Not.Null);
    }

    private static byte[] Envelope(byte[] key) => new PrivateKeyEnvelope("1.2.840.113549.1.1.1", [5, 0], key).Write();

    private static byte[]?[] AllOf(RSAParameters key) => [key.Modulus, key.Exponent, key.D, key.P, key.Q, key.DP, key.DQ, key.InverseQ];
}
