using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Replay.Code;

/// <summary>A failure that a fault stands in for is one of the same call, with the same text.</summary>
public sealed class PrintedFailureTests
{
    private static readonly Line Encrypt = new("Encrypt") { Request = new { keyId = "alias/cards", encryptionAlgorithm = "SYMMETRIC_DEFAULT" } };

    [Test]
    public async Task A_malformed_call_is_about_the_key_that_it_named()
    {
        var (code, records) = await RunAsync(Line.Log(Encrypt, Encrypt with { Minute = 1, Key = "", Error = "ValidationException", Message = "too long" }));

        Assert.That(code, Does.Contain(".Encrypt(\"alias/cards\", \"plaintext\").Expect<AmazonKeyManagementServiceException>(\"ValidationException\")"));
        Assert.That(records, Is.EqualTo(new[] { "Encrypt  ", "Encrypt ValidationException too long" }));
    }

    [Test]
    public async Task A_name_that_was_malformed_itself_is_an_invented_one()
    {
        var line = new Line("Encrypt") { Key = "", Request = new { keyId = "" }, Error = "ValidationException", Message = "too short" };

        Assert.That((await RunAsync(Line.Log(line))).Records, Is.EqualTo(new[] { "Encrypt ValidationException too short" }));
    }

    [TestCase("InternalFailure")]
    [TestCase("KMSInternalException")]
    [TestCase("AccessDenied")]
    public async Task A_key_that_only_a_scripted_failure_knows_is_declared(string error)
    {
        var log = Line.Log(Encrypt with { Error = error, Message = "why" });

        var (code, records) = await RunAsync(log);

        Assert.That(code, Does.Contain(".WithKey(\"alias/cards\")"));
        Assert.That(records, Is.EqualTo(new[] { $"Encrypt {error} why" }));
        Assert.That(code, Does.Not.Contain(Line.KeyId));
    }

    [Test]
    public async Task A_scripted_failure_tells_no_state_of_a_key()
    {
        await using var kms = FakeKmsServer.Start(k => k.StartingAt(RoundTrip.Start).WithKey("alias/cards"));
        await kms.Scenario("faults").FailNext("Encrypt", KmsFault.Error("DisabledException", "no")).Encrypt("alias/cards", "text").Expect<DisabledException>();

        var (code, records) = await RunAsync([.. kms.Trail]);

        Assert.That(code, Does.Contain(".WithKey(\"alias/cards\"))"));
        Assert.That(records, Is.EqualTo(new[] { "Encrypt DisabledException no" }));
    }

    [Test]
    public async Task An_alias_that_was_refused_is_not_there_before()
    {
        var create = new Line("CreateAlias") { Request = new { aliasName = "alias/new", targetKeyId = Line.KeyId } };

        var (_, records) = await RunAsync(Line.Log(create with { Error = "AccessDenied", Message = "why" }, create with { Minute = 1 }));

        Assert.That(records, Is.EqualTo(new[] { "CreateAlias AccessDenied why", "CreateAlias  " }));
    }

    [Test]
    public async Task The_text_that_a_fault_has_by_itself_is_not_repeated()
    {
        await using var kms = FakeKmsServer.Start(k => k.StartingAt(RoundTrip.Start).WithKey("alias/cards"));
        await kms.Scenario("faults")
            .FailNext("Encrypt", KmsFault.AccessDenied).Encrypt("alias/cards", "text").Expect<AmazonKeyManagementServiceException>()
            .FailNext("Encrypt", KmsFault.Throttling).Encrypt("alias/cards", "text").Expect<AmazonKeyManagementServiceException>()
            .FailNext("Encrypt", KmsFault.KMSInternal).Encrypt("alias/cards", "text").Expect<KMSInternalException>();

        var code = CloudTrailLog.Parse(kms.Trail.ToLogJson()).ToScenarioCode();

        Assert.That(code, Does.Contain("(\"Encrypt\", KmsFault.AccessDenied)").And.Contain("(\"Encrypt\", KmsFault.Throttling)").And.Contain("(\"Encrypt\", KmsFault.KMSInternal)"));
    }

    [TestCase("MadeUpException")]
    [TestCase("InternalFailure")]
    [TestCase("ServiceUnavailableException")]
    [TestCase("SerializationException")]
    public async Task An_error_that_KMS_does_not_make_is_scripted(string error)
    {
        var (code, records) = await RunAsync(Line.Log(Encrypt, Encrypt with { Minute = 1, Error = error, Message = "text" }));

        Assert.That(code, Does.Contain($".FailNext(\"Encrypt\", KmsFault.Error(\"{error}\", \"text\"))"));
        Assert.That(records, Is.EqualTo(new[] { "Encrypt  ", $"Encrypt {error} text" }));
    }

    [Test]
    public async Task An_error_code_that_no_fault_can_have_is_named_in_a_comment()
    {
        var (code, records) = await RunAsync(Line.Log(Encrypt, Encrypt with { Minute = 1, Error = "Client.InvalidParameter" }));

        Assert.That(code, Does.Contain("// Not made again: Encrypt, which ended with Client.InvalidParameter."));
        Assert.That(records, Is.EqualTo(new[] { "Encrypt  " }));
    }

    [Test]
    public void Records_of_which_none_can_be_made_again_are_refused_with_the_reasons()
    {
        var log = Line.Log(new Line("PaintKey"), new Line("DescribeKey") { Key = "", Request = new { } }, new Line("PaintKey", 1));

        Assert.That(() => log.ToScenarioCode(), Throws.ArgumentException.With.Message.StartsWith(
            "None of the records is of a call that can be made again. PaintKey: KMS has no operation PaintKey that the SDK knows (2 records). " +
            "DescribeKey: it does not show the keyId that the call needs."));
    }

    [Test]
    public void Records_whose_errors_cannot_be_made_are_refused_with_the_reason() => Assert.That(
        () => Line.Log(Encrypt with { Error = "Client.InvalidParameter" }).ToScenarioCode(),
        Throws.ArgumentException.With.Message.StartsWith("None of the records is of a call that can be made again. Encrypt: it ended with Client.InvalidParameter"));

    private static async Task<(string Code, string[] Records)> RunAsync(IReadOnlyList<KmsEvent> log)
    {
        var code = log.ToScenarioCode();
        TestContext.Out.WriteLine(code);
        return (code, [.. (await PrintedTest.RunAsync(code)).Select(record => $"{record.EventName} {record.ErrorCode} {record.ErrorMessage}")]);
    }
}
