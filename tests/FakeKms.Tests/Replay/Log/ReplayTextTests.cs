using FakeKms.Replay.Log;

namespace FakeKms.Tests.Replay.Log;

/// <summary>How much of a record and of its keys a text shows.</summary>
public sealed class ReplayTextTests
{
    // The parameters have 18 characters beside the description.
    [TestCase(222, "\"}  (event ")]
    [TestCase(223, "x\"...  (event ")]
    public void Parameters_of_240_characters_are_shown_whole(int length, string end)
    {
        var record = Line.Log(new Line("UpdateKeyDescription") { Request = new { description = new string('x', length) } }).Single();

        Assert.That(RecordLine.Of(record), Does.Contain("{\"description\":\"xx").And.Contain(end));
    }

    [TestCase(3, "key-1, key-2, key-3. ")]
    [TestCase(4, "key-1, key-2, key-3, …. ")]
    public void Three_keys_that_are_there_are_named(int count, string named) => Assert.That(
        ReplayErrors.KeysAreThere([.. Enumerable.Range(1, count).Select(number => $"key-{number}")]).Message, Does.Contain("takes for granted: " + named));
}
