using System.Text;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.Sm2;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Crypto.Sm2;

public sealed class Sm2SigningTests
{
    private const string Algorithm = "SM2DSA";
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("4111 1111 1111 1111");
    private readonly SeededStream randomness = new(7, "SM2");
    private readonly Sm2KeyPair key;

    public Sm2SigningTests() => key = Sm2KeyPair.Generate("SM2", randomness);

    /// <summary>GM/T 0003.5-2012, annex A.2: the key, the message, its digest and the nonce give r and s.</summary>
    [TestCase(MessageForm.Raw, "6D65737361676520646967657374")]
    [TestCase(MessageForm.Digest, "F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640")]
    public void The_example_of_the_standard_gives_its_signature(object form, string message)
    {
        var signature = Sm2Example.Key.Sign(Algorithm, (MessageForm)form, Convert.FromHexString(message), Sm2Example.NonceOfSignature);

        Assert.That(Convert.ToHexString(signature), Is.EqualTo(
            "3046" + "022100F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3" +
            "022100B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"));
    }

    [Test]
    public void A_signature_of_a_message_verifies_as_one_of_its_digest_and_the_other_way_round()
    {
        var digest = Digest(key, "1234567812345678", Message);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Verify(Algorithm, MessageForm.Digest, digest, key.Sign(Algorithm, MessageForm.Raw, Message, randomness)), Is.True);
            Assert.That(key.Verify(Algorithm, MessageForm.Raw, Message, key.Sign(Algorithm, MessageForm.Digest, digest, randomness)), Is.True);
        }
    }

    [Test]
    public void Signatures_verify_with_BouncyCastle_and_its_signatures_verify_here()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var length in new[] { 0, 1, 32, 64, 4096 })
            {
                var message = randomness.Bytes(length);
                var bouncy = Bouncy(forSigning: true, PrivateKeyFactory.CreateKey(key.Pkcs8), message).GenerateSignature();
                var own = key.Sign(Algorithm, MessageForm.Raw, message, randomness);

                Assert.That(Bouncy(forSigning: false, PublicKeyFactory.CreateKey(key.PublicKey), message).VerifySignature(own), Is.True);
                Assert.That(key.Verify(Algorithm, MessageForm.Raw, message, bouncy), Is.True);
            }
        }
    }

    // Longer than 31 characters: the two bytes of its length in bits are then both needed.
    [Test]
    public void A_digest_with_an_identifier_of_the_caller_is_signed_as_it_is()
    {
        var identifier = new string('x', 40);
        var signature = key.Sign(Algorithm, MessageForm.Digest, Digest(key, identifier, Message), randomness);
        var bouncy = new ParametersWithID(PublicKeyFactory.CreateKey(key.PublicKey), Encoding.ASCII.GetBytes(identifier));

        Assert.That(Bouncy(forSigning: false, bouncy, Message).VerifySignature(signature), Is.True);
    }

    private static SM2Signer Bouncy(bool forSigning, ICipherParameters half, byte[] message)
    {
        var signer = new SM2Signer();
        signer.Init(forSigning, half);
        signer.BlockUpdate(message, 0, message.Length);
        return signer;
    }

    private static byte[] Digest(Sm2KeyPair key, string identifier, byte[] message)
    {
        const string Constants =
            "FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93" +
            "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0";
        var bits = identifier.Length * 8;
        byte[] signer = [(byte)(bits / 256), (byte)(bits % 256), .. Encoding.ASCII.GetBytes(identifier)];
        return Sm3([.. Sm3([.. signer, .. Convert.FromHexString(Constants), .. key.PublicKey[^64..]]), .. message]);
    }

    private static byte[] Sm3(byte[] input)
    {
        var (sm3, output) = (new SM3Digest(), new byte[32]);
        sm3.BlockUpdate(input, 0, input.Length);
        sm3.DoFinal(output, 0);
        return output;
    }
}
