using FakeKms.Crypto.Keys;
using FakeKms.Operations.Signing;

namespace FakeKms.Tests.Crypto;

[TestFixtureSource(typeof(SigningAlgorithms), nameof(SigningAlgorithms.All))]
internal sealed class SignatureTests(string keySpec, string algorithm, MessageForm form)
{
    private static readonly byte[] Content = "Nothing up my sleeve."u8.ToArray();
    private static readonly byte[] OtherContent = "Nothing up my sleeve!"u8.ToArray();

    private byte[] Message => SigningAlgorithms.Message(algorithm, form, Content);

    private byte[] OtherMessage => SigningAlgorithms.Message(algorithm, form, OtherContent);

    private ISigner Key => (ISigner)TestKeys.First(keySpec);

    [Test]
    public void A_signature_is_accepted_by_its_key() => Assert.That(Key.Verify(algorithm, form, Message, Sign()), Is.True);

    [Test]
    public void A_signature_of_another_key_is_refused()
        => Assert.That(((ISigner)TestKeys.Second(keySpec)).Verify(algorithm, form, Message, Sign()), Is.False);

    [Test]
    public void A_signature_of_another_message_is_refused() => Assert.That(Key.Verify(algorithm, form, OtherMessage, Sign()), Is.False);

    [Test]
    public void A_signature_by_another_algorithm_of_the_key_is_refused()
    {
        var signature = Sign();

        Assert.That(SigningAlgorithms.Others(keySpec, algorithm).Where(other => Key.Verify(other, form, Message, signature)), Is.Empty);
    }

    // Of the thousands of bytes that ML-DSA writes some are enough here: their parts have tests of their own.
    [Test]
    public void A_signature_with_any_byte_altered_is_refused()
    {
        var signature = Sign();
        var altered = Altered.OneByte(signature, stride: signature.Length > 1000 ? 31 : 1).ToList();

        Assert.That(altered.Where(bytes => Key.Verify(algorithm, form, Message, bytes)), Is.Empty);
    }

    [Test]
    public void A_signature_that_is_cut_or_continued_is_refused()
    {
        var signature = Sign();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Key.Verify(algorithm, form, Message, signature[..^1]), Is.False);
            Assert.That(Key.Verify(algorithm, form, Message, signature[1..]), Is.False);
            Assert.That(Key.Verify(algorithm, form, Message, [.. signature, 0]), Is.False);
            Assert.That(Key.Verify(algorithm, form, Message, [0, .. signature]), Is.False);
        }
    }

    [Test]
    public void Garbage_is_refused_without_an_exception()
        => Assert.That(Altered.Garbage().Where(signature => Key.Verify(algorithm, form, Message, signature)), Is.Empty);

    [Test]
    public void Extreme_bytes_are_refused_without_an_exception()
    {
        var length = Sign().Length;
        byte[][] extremes = [new byte[length], [.. Enumerable.Repeat((byte)0xFF, length)], new byte[6144], [0x30, 0x80], [0x30, 6, 2, 1, 0, 2, 1, 0]];

        Assert.That(extremes.Where(signature => Key.Verify(algorithm, form, Message, signature)), Is.Empty);
    }

    [Test]
    public void Callers_in_parallel_do_not_disturb_each_other()
    {
        var accepted = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(8).Select(_ => Key.Verify(algorithm, form, Message, Sign()));

        Assert.That(accepted, Has.All.True);
    }

    private byte[] Sign() => Key.Sign(algorithm, form, Message, Bytes.Stream("signing"));
}
