namespace FakeKms.Conformance;

internal sealed class ScorecardTests
{
    private static readonly CaseResult[] Results =
    [
        new("Encrypt", "A.Works", Passed: true, ""),
        new("Encrypt", "A.Refuses", Passed: false, "  Expected: x\n  But was:  y\n  and more\n  and more"),
        new("Decrypt", "B.Works", Passed: true, ""),
    ];

    [Test]
    public void Cases_are_counted_by_operation_and_in_all() => Assert.That(ScorecardTable.Render(Results), Is.EqualTo("""
        operation                            passed failed
        Decrypt                                   1      0
        Encrypt                                   1      1
        all                                       2      1

        """.ReplaceLineEndings("\n")));

    [Test]
    public void Failures_are_listed_with_the_beginning_of_their_reason() => Assert.That(
        ScorecardTable.Failures(Results), Is.EqualTo("Encrypt: A.Refuses\n    Expected: x But was:  y and more\n"));

    [Test]
    public void A_scorecard_is_in_memory_unless_an_endpoint_is_named()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(CommandLine.Parse(["--scorecard"], named: null), Is.EqualTo(new CommandLine(true, false, null, null)));
            Assert.That(CommandLine.Parse(["--scorecard"], "http://a:1").Endpoint, Is.EqualTo("http://a:1"));
            Assert.That(CommandLine.Parse(["--scorecard", "--endpoint", "http://b:2", "--failures", "--operation", "Sign"], "aws"), Is.EqualTo(
                new CommandLine(true, true, "Sign", "http://b:2")));
        }
    }

    [Test]
    public void The_fake_over_HTTP_is_named_by_a_word_of_its_own()
    {
        var line = CommandLine.Parse(["--scorecard", "--over-http"], "http://a:1");

        Assert.That((line.Endpoint, line.Lane), Is.EqualTo(((string?)null, Lanes.OverHttp)));
    }

    [Test]
    public void Arguments_of_the_test_runner_are_left_alone() =>
        Assert.That(CommandLine.Parse(["--filter", "x", "--failures"], named: null), Is.EqualTo(new CommandLine(false, false, null, null)));

    [TestCase("--scorecard --endpoint", "--endpoint needs a value")]
    [TestCase("--scorecard --verbose", "--verbose is no argument of the scorecard")]
    [TestCase("--scorecard --over-http --endpoint http://b:2", "--over-http is the fake, and --endpoint another KMS")]
    [TestCase("--scorecard --operation Encript", "Encript is no operation of KMS")]
    [TestCase("--scorecard --endpoint localhost", "localhost is no URL, and not aws")]
    [TestCase("--scorecard --endpoint https://kms.us-east-1.amazonaws.com", "Name AWS itself as \"aws\"")]
    public void What_cannot_be_meant_is_refused(string line, string text) =>
        Assert.That(() => CommandLine.Parse(line.Split(' '), named: null), Throws.ArgumentException.With.Message.StartsWith(text));

    [Test]
    public void AWS_by_its_URL_is_refused_in_the_environment_too() =>
        Assert.That(() => CommandLine.Parse([], "https://kms.cn-north-1.amazonaws.com.cn"), Throws.ArgumentException);
}
