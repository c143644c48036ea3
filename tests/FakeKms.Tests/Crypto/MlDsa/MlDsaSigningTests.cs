using System.Text;
using FakeKms.Crypto.Keys;
using FakeKms.Crypto.MlDsa;
using FakeKms.Entropy;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace FakeKms.Tests.Crypto.MlDsa;

/// <summary>The two algorithms from mu are code of this library, so BouncyCastle's signer, which takes whole messages, checks them from outside.</summary>
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
            Assert.That(key.Verify(Algorithm, MessageForm.ExternalMu, OutsideMu.Of(key, Message), signature), Is.True);
        }
    }

    [Test]
    public void A_signature_of_mu_verifies_as_one_of_the_message()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);
        var signature = key.Sign(Algorithm, MessageForm.ExternalMu, OutsideMu.Of(key, Message), randomness);

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
        var mu = OutsideMu.Of(key, Message);

        Assert.That(key.Verify(Algorithm, MessageForm.Raw, mu, key.Sign(Algorithm, MessageForm.ExternalMu, mu, randomness)), Is.False);
    }

    [Test]
    public void Without_a_hedge_signatures_are_those_that_BouncyCastle_makes(
        [Values(0, 1, 71, 72, 136, 4096)] int messageLength, [Values] bool external)
    {
        var (key, message) = (MlDsaKeyPair.Generate(keySpec, randomness), randomness.Bytes(messageLength));
        var signature = external
            ? key.Sign(Algorithm, MessageForm.ExternalMu, OutsideMu.Of(key, message), GivenBytes.Zeros)
            : key.Sign(Algorithm, MessageForm.Raw, message, GivenBytes.Zeros);

        Assert.That(signature, Is.EqualTo(BouncySigns(key, message, deterministic: true)));
    }

    [Test]
    public void Signatures_of_either_form_verify_with_BouncyCastle_and_its_signatures_verify_here_in_either_form()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);
        var (mu, bouncy) = (OutsideMu.Of(key, Message), BouncySigns(key, Message, deterministic: false));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(BouncyVerifies(key, Message, key.Sign(Algorithm, MessageForm.Raw, Message, randomness)), Is.True);
            Assert.That(BouncyVerifies(key, Message, key.Sign(Algorithm, MessageForm.ExternalMu, mu, randomness)), Is.True);
            Assert.That(key.Verify(Algorithm, MessageForm.Raw, Message, bouncy), Is.True);
            Assert.That(key.Verify(Algorithm, MessageForm.ExternalMu, mu, bouncy), Is.True);
        }
    }

    [Test]
    public void The_same_random_bytes_hedge_both_forms_alike()
    {
        var key = MlDsaKeyPair.Generate(keySpec, randomness);

        Assert.That(
            key.Sign(Algorithm, MessageForm.ExternalMu, OutsideMu.Of(key, Message), new SeededStream(1, "hedge")),
            Is.EqualTo(key.Sign(Algorithm, MessageForm.Raw, Message, new SeededStream(1, "hedge"))));
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
