using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Tests.Texts;

internal sealed class ClockTextTests
{
    [TestCase("2026-01-01", "2026-01-01T00:00:00Z")]
    [TestCase("2026-01-01T12:30Z", "2026-01-01T12:30:00Z")]
    [TestCase("2026-01-01T12:30:05Z", "2026-01-01T12:30:05Z")]
    [TestCase("2026-01-01T12:30:05+02:00", "2026-01-01T10:30:05Z")]
    public void A_time_is_in_utc(string text, string expected) => Assert.That(ClockText.Write(ClockText.Read(text)!.Value), Is.EqualTo(expected));

    [Test]
    public void Real_is_the_clock_of_the_machine() => Assert.That(ClockText.Read("real"), Is.Null);

    [TestCase("")]
    [TestCase("Real")]
    [TestCase("2026-1-1")]
    [TestCase("2026-02-30")]
    [TestCase("2026-01-01T12:30:05")]
    [TestCase("01/02/2026")]
    public void Anything_else_is_refused(string text) => Assert.That(() => ClockText.Read(text), Throws.TypeOf<FormatException>());
}
