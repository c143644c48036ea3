namespace FakeKms.Tests.Replay.Code;

/// <summary>No line is longer than 160 characters, whatever the records say.</summary>
public sealed class PrintedWidthTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("abcdefghij", 12));

    private static IEnumerable<TestCaseData> Logs()
    {
        for (var length = 60; length <= 120; length += 20)
        {
            yield return Case($"context {length}", new Line("Encrypt")
            {
                Request = new { keyId = Line.KeyId, encryptionContext = new Dictionary<string, string> { [Long[..length]] = Long[..length] } },
            });
            yield return Case($"error {length}", new Line("Encrypt") { Request = new { keyId = Line.KeyId }, Error = Long[..length], Message = Long });
        }
        yield return Case("tags", new Line("TagResource") { Request = new { keyId = Line.KeyId, tags = new[] { new { tagKey = Long, tagValue = Long }, new { tagKey = Long[1..], tagValue = Long } } } });
        yield return Case("operation", new Line(Long + Long), new Line("ListKeys") { Key = "" });
        yield return Case("caller", new Line("ListKeys") { Key = "", Identity = Role("/" + Long + "/", Long[..64], Long[..64]) });
        yield return Case("aliases", new Line("Encrypt") { Request = new { keyId = "alias/" + Long } }, new Line("DisableKey", 1) { Request = new { keyId = Line.KeyId } });
        yield return Case("enclave", new Line("Decrypt") { Extra = new { recipient = new Dictionary<string, string> { ["attestationDocumentEnclavePCR31"] = new string('a', 128) } } });
        yield return Case("value", new Line("EnableKeyRotation") { Request = new { keyId = Line.KeyId, rotationPeriodInDays = Long + Long } }, new Line("ListKeys") { Key = "" });
    }

    [TestCaseSource(nameof(Logs))]
    public async Task Every_line_is_short(object lines)
    {
        var code = Line.Log((Line[])lines).ToScenarioCode();

        TestContext.Out.WriteLine(code);
        Assert.That(code.Split('\n').Where(line => line.Length > 160), Is.Empty);
        await PrintedTest.RunAsync(code);
    }

    private static TestCaseData Case(string name, params Line[] lines) => new TestCaseData((object)lines).SetArgDisplayNames(name);

    private static object Role(string path, string role, string session) => new
    {
        type = "AssumedRole",
        principalId = "AROAEXAMPLE:" + session,
        arn = $"arn:aws:sts::{Line.Account}:assumed-role/{role}/{session}",
        accountId = Line.Account,
        sessionContext = new { sessionIssuer = new { type = "Role", arn = $"arn:aws:iam::{Line.Account}:role{path}{role}", accountId = Line.Account, userName = role } },
    };
}
