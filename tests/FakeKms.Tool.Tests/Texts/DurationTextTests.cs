using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Tests.Texts;

internal sealed class DurationTextTests
{
    [TestCase("7d", "7.00:00:00")]
    [TestCase("1d12h", "1.12:00:00")]
    [TestCase("90m", "01:30:00")]
    [TestCase("1d2h3m4s", "1.02:03:04")]
    [TestCase("0s", "00:00:00")]
    public void Days_hours_minutes_and_seconds_add_up(string text, string expected) =>
        Assert.That(DurationText.Read(text).ToString(), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("7")]
    [TestCase("d")]
    [TestCase("-7d")]
    [TestCase("7 d")]
    [TestCase("12h1d")]
    [TestCase("7d\n")]
    [TestCase("P7D")]
    [TestCase("٧d")]
    public void Anything_else_is_refused(string text) =>
        Assert.That(() => DurationText.Read(text), Throws.TypeOf<FormatException>().With.Message.EndsWith("such as 7d, 1d12h, 30m or 45s."));

    [TestCase("999999999999999999d")]
    [TestCase("10675199d999999999999h")]
    public void More_than_a_clock_has_is_refused(string text) =>
        Assert.That(() => DurationText.Read(text), Throws.TypeOf<FormatException>().With.Message.EqualTo($"'{text}' is longer than any clock goes."));
}
