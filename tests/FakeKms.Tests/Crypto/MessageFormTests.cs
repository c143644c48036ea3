using FakeKms.Crypto.Keys;
using FakeKms.Operations.Signing;

namespace FakeKms.Tests.Crypto;

[TestFixtureSource(typeof(SigningAlgorithms), nameof(SigningAlgorithms.OfBothForms))]
public class MessageFormTests(string keySpec, string algorithm)
{
    private static readonly byte[] Message = "The quick brown fox"u8.ToArray();

    private ISigner Key => (ISigner)TestKeys.First(keySpec);

    private byte[] Digest => SigningAlgorithms.Digest(algorithm, Message);

    [Test]
    public void A_signature_of_a_message_is_one_of_its_digest()
        => Assert.That(Key.Verify(algorithm, MessageForm.Digest, Digest, Sign(MessageForm.Raw, Message)), Is.True);

    [Test]
    public void A_signature_of_a_digest_is_one_of_its_message()
        => Assert.That(Key.Verify(algorithm, MessageForm.Raw, Message, Sign(MessageForm.Digest, Digest)), Is.True);

    [Test]
    public void A_digest_that_is_signed_as_a_message_is_hashed_once_more()
        => Assert.That(Key.Verify(algorithm, MessageForm.Raw, Message, Sign(MessageForm.Raw, Digest)), Is.False);

    private byte[] Sign(MessageForm form, byte[] message) => Key.Sign(algorithm, form, message, Bytes.Stream("signing"));
}
