using FakeKms.Replay.Log;

namespace FakeKms.Tests.Replay.Log;

public sealed class LogCopiesTests
{
    private static readonly Line Owners = new("Encrypt") { Id = "e-1", Shared = "s-1", Identity = new { type = "AWSAccount", principalId = "AROAFOREIGN:job", accountId = "777788889999" } };
    private static readonly Line Callers = new("Encrypt", 1) { Id = "e-2", Shared = "s-1", Recipient = "777788889999" };

    [Test]
    public void Of_the_copies_of_a_call_the_callers_says_most() => Assert.That(Telling(Owners, Callers), Is.EqualTo(new[] { "e-2" }));

    [Test]
    public void A_copy_that_is_alone_says_most() => Assert.That(Telling(Owners), Is.EqualTo(new[] { "e-1" }));

    [Test]
    public void A_record_without_copies_is_its_own() =>
        Assert.That(Telling(new Line("Encrypt") { Id = "e-3" }, new Line("Encrypt", 1) { Id = "e-4" }), Is.EqualTo(new[] { "e-3", "e-4" }));

    [Test]
    public void All_copies_of_a_call_are_found_from_each_of_them()
    {
        var log = Line.Log(Owners, Callers, new Line("Encrypt", 2) { Id = "e-3" });
        var copies = new LogCopies(log);

        Assert.That(log.Select(record => string.Join(' ', copies.Of(record).Select(copy => copy.EventID))), Is.EqualTo(new[] { "e-1 e-2", "e-1 e-2", "e-3" }));
    }

    private static IEnumerable<string> Telling(params Line[] lines)
    {
        var log = Line.Log(lines);
        return log.Where(new LogCopies(log).SaysMost).Select(record => record.EventID);
    }
}
