using System.Text;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.MlDsa;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Crypto.MlDsa;

/// <summary>Mu and the two algorithms from it are code of this library, so BouncyCastle's whole-message signer checks each step from outside.</summary>
[TestFixture("ML_DSA_44", 2420)]
[TestFixture("ML_DSA_65", 3309)]
[TestFixture("ML_DSA_87", 4627)]
public sealed class MlDsaSigningTests(string keySpec, int signatureLength)
{
    private const string Algorithm = "ML_DSA_SHAKE_256";
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("4111 1111 1111 1111");
    private readonly SeededStream randomness = new(7, keySpec);

    [Test]
    public void A_signature_of_a_message_verifies_as_one_of_its_mu()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);
        var signature = key.Sign(Algorithm, MessageForm.Raw, Message, randomness);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(signature, Has.Length.EqualTo(signatureLength));
            Assert.That(key.Verify(Algorithm, MessageForm.Raw, Message, signature), Is.True);
            Assert.That(key.Verify(Algorithm, MessageForm.ExternalMu, Mu(key, Message), signature), Is.True);
        }
    }

    [Test]
    public void A_signature_of_mu_verifies_as_one_of_the_message()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);
        var signature = key.Sign(Algorithm, MessageForm.ExternalMu, Mu(key, Message), randomness);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Verify(Algorithm, MessageForm.Raw, Message, signature), Is.True);
            Assert.That(BouncyVerifies(key, Message, signature), Is.True);
        }
    }

    [Test]
    public void Mu_itself_is_not_a_message()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);
        var mu = Mu(key, Message);

        Assert.That(key.Verify(Algorithm, MessageForm.Raw, mu, key.Sign(Algorithm, MessageForm.ExternalMu, mu, randomness)), Is.False);
    }

    [Test]
    public void Without_a_hedge_signatures_are_those_that_BouncyCastle_makes(
        [Values(0, 1, 71, 72, 136, 4096)] int messageLength, [Values] bool external)
    {
        var (key, message) = (MlDsaKeyPair.Generate(keySpec, randomness), randomness.Bytes(messageLength));
        var signature = external
            ? key.Sign(Algorithm, MessageForm.ExternalMu, Mu(key, message), GivenBytes.Zeros)
            : key.Sign(Algorithm, MessageForm.Raw, message, GivenBytes.Zeros);

        Assert.That(signature, Is.EqualTo(BouncySigns(key, message, deterministic: true)));
    }

    [Test]
    public void Signatures_verify_with_BouncyCastle_and_its_signatures_verify_here()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(BouncyVerifies(key, Message, key.Sign(Algorithm, MessageForm.Raw, Message, randomness)), Is.True);
            Assert.That(key.Verify(Algorithm, MessageForm.Raw, Message, BouncySigns(key, Message, deterministic: false)), Is.True);
        }
    }

    [Test]
    public void Two_signatures_of_one_message_differ_and_the_seed_repeats_them()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);
        byte[][] Two(long seed)
        {
            var stream = new SeededStream(seed, "hedge");
            return [key.Sign(Algorithm, MessageForm.Raw, Message, stream), key.Sign(Algorithm, MessageForm.Raw, Message, stream)];
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Two(1), Is.Unique);
            Assert.That(Two(1), Is.EqualTo(Two(1)));
        }
    }

    [Test]
    public void Parallel_callers_get_the_right_answers()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);

        Assert.That(Enumerable.Range(0, 16).AsParallel().All(
            i => key.Verify(Algorithm, MessageForm.Raw, [(byte)i], key.Sign(Algorithm, MessageForm.Raw, [(byte)i], randomness))), Is.True);
    }

    private static byte[] Mu(MlDsaKeyPair key, byte[] message) => Shake([.. Shake(Bouncy(key).GetPublicKeyEncoded()), 0, 0, .. message]);

    private static byte[] Shake(byte[] input)
    {
        var (shake, output) = (new ShakeDigest(256), new byte[64]);
        shake.BlockUpdate(input, 0, input.Length);
        shake.OutputFinal(output, 0, output.Length);
        return output;
    }

    private static MLDsaPrivateKeyParameters Bouncy(MlDsaKeyPair key) => (MLDsaPrivateKeyParameters)PrivateKeyFactory.CreateKey(key.Pkcs8);

    private static byte[] BouncySigns(MlDsaKeyPair key, byte[] message, bool deterministic) =>
        Bouncy(key, deterministic, forSigning: true, Bouncy(key), message).GenerateSignature();

    private static bool BouncyVerifies(MlDsaKeyPair key, byte[] message, byte[] signature) =>
        Bouncy(key, deterministic: false, forSigning: false, PublicKeyFactory.CreateKey(key.PublicKey), message).VerifySignature(signature);

    private static MLDsaSigner Bouncy(MlDsaKeyPair key, bool deterministic, bool forSigning, ICipherParameters half, byte[] message)
    {
        var signer = new MLDsaSigner(Bouncy(key).Parameters, deterministic);
        signer.Init(forSigning, half);
        signer.BlockUpdate(message, 0, message.Length);
        return signer;
    }
}
