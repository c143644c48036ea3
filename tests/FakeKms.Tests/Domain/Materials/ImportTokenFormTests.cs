using FakeKms.Domain.Materials;

namespace FakeKms.Tests.Domain.Materials;

/// <summary>What a token tells by itself, after it was forgotten.</summary>
internal sealed class ImportTokenFormTests
{
    private const string Key = "arn:aws:kms:us-east-1:111122223333:key/ab";
    private static readonly DateTimeOffset End = Made.Start.AddDays(1);
    private readonly byte[] token = ImportTokenForm.Of([.. Enumerable.Range(0, ImportTokenForm.RandomLength).Select(i => (byte)i)], Key, End);

    [TestCase(-1, false)]
    [TestCase(0, true)]
    [TestCase(1, true)]
    public void A_token_expires_at_the_end_of_its_time(int ticks, bool expired) =>
        Assert.That(ImportTokenForm.HasExpired(token, Key, End.AddTicks(ticks)), Is.EqualTo(expired));

    [Test]
    public void A_token_is_none_of_a_key_with_the_same_letters() => Assert.That(ImportTokenForm.HasExpired(token, Key[..^2] + "ba", End), Is.False);

    [Test]
    public void A_token_with_a_byte_changed_is_none() => Assert.That(
        Enumerable.Range(0, token.Length).Where(at => ImportTokenForm.HasExpired([.. token.Select((value, i) => i == at ? (byte)(value ^ 1) : value)], Key, DateTimeOffset.MaxValue)),
        Is.Empty);

    [Test]
    public void A_token_of_another_length_is_none() => Assert.That(ImportTokenForm.HasExpired([.. token, 0], Key, End), Is.False);
}
