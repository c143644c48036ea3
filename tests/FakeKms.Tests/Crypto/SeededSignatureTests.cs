using FakeKms.Crypto.Keys;

namespace FakeKms.Tests.Crypto;

[TestFixtureSource(typeof(SigningAlgorithms), nameof(SigningAlgorithms.Seeded))]
internal sealed class SeededSignatureTests(string keySpec, string algorithm, MessageForm form)
{
    [Test]
    public void Two_signatures_of_one_message_differ_and_the_seed_repeats_them()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Two(seed: 1), Is.Unique);
            Assert.That(Two(seed: 1), Is.EqualTo(Two(seed: 1)));
        }
    }

    private byte[][] Two(long seed)
    {
        var (key, stream) = ((ISigner)TestKeys.First(keySpec), Bytes.Stream("nonce", seed));
        var message = SigningAlgorithms.Message(algorithm, form, "4111 1111 1111 1111"u8.ToArray());
        return [key.Sign(algorithm, form, message, stream), key.Sign(algorithm, form, message, stream)];
    }
}
