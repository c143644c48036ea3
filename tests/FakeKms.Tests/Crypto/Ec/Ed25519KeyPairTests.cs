using System.Security.Cryptography;
using FakeKms.Crypto;
using FakeKms.Crypto.Ec;
using FakeKms.Crypto.Keys;
using FakeKms.Entropy;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Crypto.Ec;

/// <summary>With the known answers of RFC 8032, sections 7.1 and 7.3: https://www.rfc-editor.org/rfc/rfc8032#section-7</summary>
public class Ed25519KeyPairTests
{
    private const string KeySpec = "ECC_NIST_EDWARDS25519";
    private const string Pkcs8Prefix = "302e020100300506032b657004220420";
    private const string PublicKeyPrefix = "302a300506032b6570032100";

    [TestCase("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [TestCase("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void The_signature_of_a_message_is_the_published_one(string seed, string publicKey, string message, string signature)
    {
        var key = Read(seed);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.PublicKey, Is.EqualTo(Bytes.Hex(PublicKeyPrefix + publicKey)));
            Assert.That(key.Pkcs8, Is.EqualTo(Bytes.Hex(Pkcs8Prefix + seed)));
            Assert.That(key.Sign("ED25519_SHA_512", MessageForm.Raw, Bytes.Hex(message), Bytes.Stream("signing")), Is.EqualTo(Bytes.Hex(signature)));
        }
    }

    // KMS hashes what it is given, so that the message of the RFC, though KMS would refuse its length, has the signature of the RFC.
    [Test]
    public void What_is_given_as_digest_is_the_message_of_Ed25519ph()
    {
        var key = Read("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42");
        var signature = Bytes.Hex(
            "98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae4131f85042463c2a355a2003d062adf5aaa10b8c61e636062aaad11c2a26083406");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Sign("ED25519_PH_SHA_512", MessageForm.Digest, "abc"u8.ToArray(), Bytes.Stream("signing")), Is.EqualTo(signature));
            Assert.That(key.Verify("ED25519_PH_SHA_512", MessageForm.Digest, SHA512.HashData("abc"u8), signature), Is.False);
        }
    }

    [Test]
    public void Signatures_repeat()
    {
        var key = (Ed25519KeyPair)TestKeys.First(KeySpec);
        byte[] Sign(string algorithm, long seed) => key.Sign(algorithm, SigningAlgorithms.Form(algorithm), new byte[64], Bytes.Stream("signing", seed));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Sign("ED25519_SHA_512", 1), Is.EqualTo(Sign("ED25519_SHA_512", 2)).And.Length.EqualTo(64));
            Assert.That(Sign("ED25519_PH_SHA_512", 1), Is.EqualTo(Sign("ED25519_PH_SHA_512", 2)).And.Not.EqualTo(Sign("ED25519_SHA_512", 1)));
        }
    }

    [Test]
    public void A_key_with_its_public_half_beside_it_is_read()
    {
        var key = TestKeys.First(KeySpec);
        var versionTwo = PrivateKeyInfoFactory.CreatePrivateKeyInfo(PrivateKeyFactory.CreateKey(key.Pkcs8)).GetDerEncoded();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(versionTwo, Has.Length.EqualTo(83));
            Assert.That(KeyPairs.Read(KeySpec, versionTwo)?.Pkcs8, Is.EqualTo(key.Pkcs8));
            Assert.That(KeyPairs.Read(KeySpec, [.. versionTwo[..^1], (byte)(versionTwo[^1] ^ 1)]), Is.Null);
        }
    }

    [TestCase("302e020100300506032b656e04220420", 32, Description = "X25519")]
    [TestCase("3030020100300706032b6570050004220420", 32, Description = "parameters")]
    [TestCase("302e020102300506032b657004220420", 32, Description = "version")]
    [TestCase("302d020100300506032b65700421041f", 31, Description = "a short seed")]
    [TestCase("302f020100300506032b657004230421", 33, Description = "a long seed")]
    [TestCase("302c020100300506032b65700420", 32, Description = "the seed without its own tag")]
    public void A_key_of_another_form_is_refused(string prefix, int length)
        => Assert.That(KeyPairs.Read(KeySpec, [.. Bytes.Hex(prefix), .. Bytes.Stream("seed").Bytes(length)]), Is.Null);

    private static Ed25519KeyPair Read(string seed) => Ed25519KeyPair.Read(KeySpec, Bytes.Hex(Pkcs8Prefix + seed))!;
}
