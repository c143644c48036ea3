using FakeKms.Crypto.MlKem;
using FakeKms.Entropy;
using FakeKms.Tests.Crypto.MlDsa;
using Org.BouncyCastle.Crypto.Digests;

namespace FakeKms.Tests.Crypto.MlKem;

/// <summary>
/// A hundred keys, ciphertexts, secrets and rejections in one hash, drawn and added up as in TestAccumulated of
/// <see href="https://go.dev/src/crypto/mlkem/mlkem_test.go">Go's crypto/mlkem</see>. Go publishes the value of ML-KEM-768; the other two are
/// the same construction, and independent implementations (PQClean, CIRCL) are reported to arrive at them.
/// </summary>
public sealed class MlKemKnownAnswerTests
{
    [TestCase("ML_KEM_512", 800, 768, "86b1b4703b8ffef6f7f3290c6dbce4ad954498a0673ded401a94828e8c519a59")]
    [TestCase("ML_KEM_768", 1184, 1088, "1114b1b6699ed191734fa339376afa7e285c9e6acf6ff0177d346696ce564415")]
    [TestCase("ML_KEM_1024", 1568, 1568, "800018fec3e2723f73f1d657fe239b4d5d8782efaade297e8cd448e54cc2ac00")]
    public void A_hundred_keys_and_secrets_add_up_to_the_published_hash(string keySpec, int publicKeyLength, int ciphertextLength, string expected)
    {
        var (source, sum) = (new Shake128Stream(), new ShakeDigest(128));
        for (var i = 0; i < 100; i++)
        {
            var key = MlKemKeyPair.Generate(keySpec, source);
            var (ciphertext, secret) = key.Encapsulate(source);
            var rejected = key.Decapsulate(source.Bytes(ciphertextLength));
            foreach (var part in new[] { key.PublicKey[^publicKeyLength..], ciphertext, secret, rejected }) sum.BlockUpdate(part);
        }

        var hash = new byte[32];
        sum.OutputFinal(hash, 0, hash.Length);
        Assert.That(Convert.ToHexString(hash), Is.EqualTo(expected).IgnoreCase);
    }
}
