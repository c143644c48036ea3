using System.Text.Json;

namespace FakeKms.Tests.Replay.Code;

/// <summary>What records say stays a text in the code.</summary>
public sealed class PrintedTextTests
{
    private const string Hostile = "\"; Environment.Exit(1); // \\ \t \r\n \u2028 \u202e \0 é 鍵 \U0001F511 \"\"\" { } \uD800";

    private static IEnumerable<string> Texts()
    {
        yield return Hostile;
        yield return "";
        yield return "\n";
        yield return "\"\"\"\"";
        yield return new string('x', 4000);
        yield return string.Join(' ', Enumerable.Repeat("word\"", 300));
        yield return "*/ /* // <summary>";
    }

    [TestCaseSource(nameof(Texts))]
    public async Task Every_description_tag_and_context_is_sent_again_as_it_was(string text)
    {
        await using var kms = FakeKmsServer.Start(k => k.StartingAt(RoundTrip.Start));
        var context = new Dictionary<string, string> { ["a \"key\"\n"] = text };
        await kms.Scenario("texts")
            .CreateKey("key", description: text.Replace("\uD800", "", StringComparison.Ordinal))
            .Encrypt("key", "text", into: "a", encryptionContext: text.Length is > 0 and < 4000 ? Plain(context) : null)
            .FailNext("TagResource", KmsFault.Throttling)
            .TagResource("key", new Dictionary<string, string> { ["k"] = "v" }).Expect<Exception>();

        var printed = await PrintedTest.RunAsync(Code(kms));

        Assert.That(printed.Select(Sent), Is.EqualTo(kms.Trail.Select(Sent)));
    }

    [TestCase("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"},{\"Sid\":\"a \\\"b\\\" é\",\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"arn:aws:iam::444455556666:root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}")]
    [TestCase("{ \"Version\": \"2012-10-17\",\n\n  \"Statement\": { \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"kms:*\", \"Resource\": \"*\" }\n}")]
    [TestCase("{ \"Version\": \"2012-10-17\",\r\n\t\"Statement\": { \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"kms:*\", \"Resource\": \"*\" }\r\n   \r\n}")]
    public async Task A_policy_says_the_same_again(string policy)
    {
        await using var kms = FakeKmsServer.Start(k => k.StartingAt(RoundTrip.Start));
        await kms.Scenario("policy").CreateKey("key", policy: policy).PutKeyPolicy("key", policy);

        var printed = await PrintedTest.RunAsync(Code(kms));

        Assert.That(
            printed.Select(record => JsonSerializer.Serialize(JsonDocument.Parse(record.Text("requestParameters.policy")!))),
            Is.EqualTo(kms.Trail.Select(record => JsonSerializer.Serialize(JsonDocument.Parse(record.Text("requestParameters.policy")!)))));
    }

    [Test]
    public async Task A_policy_with_lines_of_its_own_is_a_raw_string()
    {
        await using var kms = FakeKmsServer.Start(k => k.StartingAt(RoundTrip.Start));
        const string Policy = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": { \"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"kms:*\", \"Resource\": \"*\" }\n}";
        await kms.Scenario("policy").CreateKey("key", policy: Policy);

        Assert.That(kms.Trail.ToScenarioCode(), Does.Contain("\"\"\"\n                    {\n                      \"Version\": \"2012-10-17\",\n"));
    }

    [Test]
    public async Task No_access_key_and_no_address_is_in_the_code()
    {
        await using var kms = FakeKmsServer.Start(k => k.StartingAt(RoundTrip.Start).WithKey("alias/cards"));
        var caller = KmsCaller.IamUser("Eve").WithAccessKeyId("AKIAEVESECRET").WithSourceIPAddress("203.0.113.9").WithUserAgent("evil/1.0").WithPrincipalId("AIDAEVE");
        await kms.Scenario("Eve").As(caller).Encrypt("alias/cards", "4111 1111 1111 1111");

        Assert.That(Code(kms), Does.Not.Contain("AKIAEVESECRET").And.Not.Contain("203.0.113.9").And.Not.Contain("evil/1.0").And.Not.Contain("AIDAEVE").And.Not.Contain("4111"));
    }

    private static Dictionary<string, string> Plain(Dictionary<string, string> context) =>
        context.ToDictionary(pair => pair.Key, pair => pair.Value.Replace("\uD800", "", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal));

    private static string Code(FakeKmsServer kms)
    {
        var code = kms.Trail.ToScenarioCode();
        TestContext.Out.WriteLine(code);
        Assert.That(code.Split('\n').Select(line => line.Length), Is.All.LessThanOrEqualTo(160));
        return code;
    }

    private static string Sent(KmsEvent record) => $"{record.EventName} {record.Text("requestParameters.description")} {record.Value("requestParameters.encryptionContext")}";
}
