using FakeKms.Replay.History;
using FakeKms.Replay.Log;

namespace FakeKms.Tests.Replay.History;

public sealed class KeyStartGuessTests
{
    [TestCase("CreateKey", null, "Created")]
    [TestCase("Encrypt", null, "Enabled")]
    [TestCase("EnableKey", null, "Disabled")]
    [TestCase("CancelKeyDeletion", null, "PendingDeletion")]
    [TestCase("ImportKeyMaterial", null, "PendingImport")]
    [TestCase("Encrypt", "DisabledException", "Disabled")]
    [TestCase("DescribeKey", null, "Disabled")]
    public void The_first_record_that_depends_on_the_state_tells_it(string name, string? error, string start) =>
        Assert.That(Start(new Line("DescribeKey"), new Line(name, 1) { Error = error }, new Line("EnableKey", 2)).ToString(), Is.EqualTo(start));

    [TestCase("arn is pending deletion.", "PendingDeletion")]
    [TestCase("arn is pending import.", "PendingImport")]
    [TestCase("arn is unavailable.", "Enabled")]
    public void The_text_of_a_failure_tells_the_state(string message, string start) =>
        Assert.That(Start(new Line("Encrypt") { Error = "KMSInvalidStateException", Message = message }).ToString(), Is.EqualTo(start));

    [Test]
    public void New_material_is_imported_into_a_key_that_has_some() =>
        Assert.That(Start(new Line("ImportKeyMaterial") { Request = new { importType = "NEW_KEY_MATERIAL" } }), Is.EqualTo(KeyStart.Enabled));

    private static KeyStart Start(params Line[] lines)
    {
        var log = Line.Log(lines);
        var names = new ReplayNames(log);
        return KeyStartGuess.Of([.. log.Select(record => new LoggedEvent(record, names))]);
    }
}
