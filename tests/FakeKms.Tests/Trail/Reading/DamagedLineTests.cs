using System.Text.Json;

namespace FakeKms.Tests.Trail.Reading;

/// <summary>What is wrong with a log is said with the place, and without what the log says.</summary>
public sealed class DamagedLineTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static readonly string Good = Logs.Current.ReplaceLineEndings("");

    private static IEnumerable<TestCaseData> Damages()
    {
        yield return new($"{Good}\n{{\"eventName\":\"{Secret}", "is not JSON, from line 2, byte 55 on: ");
        yield return new($"{Good}\n{{\"eventName\":n{Secret}}}", "is not JSON, from line 2, byte 15 on: there is an invalid JSON literal. Expected the literal 'null'.");
        yield return new($"{Good}\n\n\n  {Good[..^2]}", "is not JSON, from line 4, byte ");
        yield return new($"{Good} {Good} nothing", "is not JSON, from line 1, byte ");
        yield return new($"{Good}\n\"{Secret}\"", "has a text in place of record 2 (line 2) that is not JSON itself: 'w' is an invalid start of a value.");
        yield return new($"{Good}\n{{\n\"a\":\"{Secret}\"}}", "has something that is no CloudTrail record in place of record 2 (line 2): it has no eventName.");
        yield return new($"{{\"Records\":[\n{Good},\n{{\"a\":1}}]}}", "has something that is no CloudTrail record in place of record 2 (line 3): it has no eventName.");
        yield return new(Good + Good.Replace("2025-06-01T08:15:30Z", Secret, StringComparison.Ordinal), ": record 2 (line 1) cannot be read, its eventTime is no time such as 2026-01-31T23:59:59Z.");
        yield return new($"{Good}\n{Good.Replace("\"eventTime\"", "\"time\"", StringComparison.Ordinal)}", ": record 2 (line 2) cannot be read, its eventTime is missing.");
        yield return new($"{Good}\n{Good.Replace("\"eventSource\"", "\"source\"", StringComparison.Ordinal)}", ": record 2 (line 2) cannot be read, its eventSource is missing.");
        yield return new($$"""{{Good}}{{"\n"}}{"Body":"{{Secret}}"}""", "has a text in place of record 2 (line 2) that is not JSON itself: 'w' is an invalid start of a value.");
        yield return new($$$"""{"awslogs":{"data":"{{{Secret}}}!"}}""", "has a text in place of record 1 (line 1) that is not JSON itself: it is no base64 either.");
        yield return new($$"""{"CloudTrailEvent":{{JsonSerializer.Serialize($$"""{"Records":["{{Secret}}"]}""")}}}""", "has a text in place of record 1 (line 1) that is not JSON itself: 'w' is an invalid start of a value.");
        yield return new("""{"Messages":[{"Body":""}]}""", "has something that is no CloudTrail record in place of record 1 (line 1): it has no eventName.");
        yield return new(" \n ", "is empty. A log without records is {\"Records\":[]}; a stream that has been read before is at its end.");
    }

    [TestCaseSource(nameof(Damages))]
    public void The_place_is_named_and_nothing_is_quoted(string text, string message)
    {
        var error = Assert.Throws<FormatException>(() => CloudTrailLog.Parse(text));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error!.Message, Does.StartWith("The CloudTrail log").And.Contains(message));
            Assert.That(error.ToString(), Does.Not.Contain(Secret).And.Not.Contains(Secret[..4]));
        }
    }

    [Test]
    public void Lines_are_counted_over_a_log_of_any_length()
    {
        var text = string.Join('\n', Enumerable.Repeat(Good, 1_000)) + "\r\n" + string.Concat(Enumerable.Repeat(Good, 200)) + "\n  ?";

        Assert.That(() => CloudTrailLog.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains("from line 1002, byte 3 on"));
    }
}
