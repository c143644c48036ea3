using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Operations;

namespace FakeKms.Tests.Replay.Code;

/// <summary>Where records say too little, the code says so, and runs all the same.</summary>
public sealed class PrintedGapTests
{
    private static readonly Line Create = new("CreateKey") { Request = new { description = "new" }, Answer = new { keyMetadata = new { keyId = Line.KeyId, arn = Line.ArnOf(Line.KeyId) } } };

    // What these are sent is not in their records, so that what was wrong with it is not either.
    private static readonly string[] Hiding = ["Encrypt", "Decrypt", "ReEncrypt", "Sign", "Verify", "GenerateMac", "VerifyMac", "DeriveSharedSecret", "GenerateRandom", "ImportKeyMaterial", "CreateCustomKeyStore", "UpdateCustomKeyStore", "Encapsulate", "Decapsulate"];

    private static FakeKmsServer Server(Action<FakeKmsBuilder>? configure = null) => FakeKmsServer.Start(k =>
    {
        k.StartingAt(RoundTrip.Start);
        configure?.Invoke(k);
    });

    [Test]
    public async Task A_ciphertext_that_no_record_makes_is_made_behind_the_key()
    {
        var log = Line.Log(Create, new Line("DisableKey", 1) { Request = new { keyId = Line.KeyId } }, new Line("Decrypt", 2) { Error = "DisabledException" });

        var (code, records) = await RunAsync(log);

        Assert.That(code, Does.Contain("// The records do not show where this came from. It is made here, which leaves a record of its own.\n            .Encrypt("));
        Assert.That(records, Is.EqualTo(new[] { "CreateKey ", "Encrypt ", "DisableKey ", "Decrypt DisabledException" }));
    }

    [Test]
    public async Task A_signature_from_before_is_made_by_the_set_up()
    {
        var log = Line.Log(new Line("Verify") { Request = new { keyId = Line.KeyId, signingAlgorithm = "ECDSA_SHA_256" }, Error = "KMSInvalidSignatureException" });

        var (code, records) = await RunAsync(log);

        Assert.That(code, Does.Contain("// What was there before the records, as far as they tell.\n            .Sign("));
        Assert.That(records, Is.EqualTo(new[] { "Verify KMSInvalidSignatureException" }));
    }

    [Test]
    public async Task A_call_that_cannot_be_made_is_named_in_a_comment()
    {
        var log = Line.Log(new Line("PaintKey"), Create, new Line("ConnectCustomKeyStore", 1) { Key = "", Request = new { customKeyStoreId = "cks-1" } });

        var (code, records) = await RunAsync(log);

        Assert.That(code, Does.Contain("// Not made again: PaintKey, because KMS has no operation PaintKey that the SDK knows.")
            .And.Contain("// Not made again: ConnectCustomKeyStore, because the log does not create the custom key store cks-1."));
        Assert.That(records, Is.EqualTo(new[] { "CreateKey " }));
    }

    [TestCase("AccessDenied", "KmsFault.Error(\"AccessDeniedException\", \"why\")")]
    [TestCase("ThrottlingException", "KmsFault.Error(\"ThrottlingException\", \"why\")")]
    [TestCase("KMSInternalException", "KmsFault.Error(\"KMSInternalException\", \"why\")")]
    [TestCase("ValidationException", "KmsFault.Error(\"ValidationException\", \"why\")")]
    public async Task Every_call_can_fail_for_a_reason_that_no_record_has(string error, string fault)
    {
        string[] operations = error == "ValidationException" ? Hiding : [.. OperationCatalog.All.Select(operation => operation.Name)];

        var (code, records) = await RunAsync(Line.Log([.. operations.Select((operation, minute) => new Line(operation, minute) { Key = "", Error = error, Message = "why" })]));

        Assert.That(operations.Where(operation => !code.Contains($".FailNext(\"{operation}\", {fault})", StringComparison.Ordinal)), Is.Empty);
        Assert.That(records, Is.EqualTo(operations.Select(operation => $"{operation} {error}")));
    }

    [Test]
    public async Task What_a_test_has_made_fail_fails_again()
    {
        await using var kms = Server(k => k.WithKey("alias/cards"));
        await kms.Scenario("faults")
            .FailNext("Encrypt", KmsFault.Error("KMSInvalidStateException", "it is pending import")).Encrypt("alias/cards", "text").Expect<KMSInvalidStateException>()
            .Encrypt("alias/cards", "text");

        var (code, records) = await RunAsync([.. kms.Trail]);

        Assert.That(code, Does.Contain("KmsFault.Error(\"KMSInvalidStateException\", \"it is pending import\")").And.Contain(".WithKey(\"alias/cards\"))"));
        Assert.That(records, Is.EqualTo(new[] { "Encrypt KMSInvalidStateException", "Encrypt " }));
    }

    [Test]
    public async Task The_next_page_of_a_list_is_the_first_one_again()
    {
        await using var kms = Server(k => k.WithKeys(3));
        using var client = kms.CreateClient();
        var page = await client.ListKeysAsync(new ListKeysRequest { Limit = 1 });
        await client.ListKeysAsync(new ListKeysRequest { Limit = 1, Marker = page.NextMarker });
        await client.DescribeKeyAsync(page.Keys[0].KeyId);

        var (code, records) = await RunAsync([.. kms.Trail]);

        Assert.That(code, Does.Contain("// The call went on from the page before, with a marker that only its server knows: this asks for the first page once more.\n            .ListKeys(limit: 1)"));
        Assert.That(records, Is.EqualTo(new[] { "ListKeys ", "ListKeys ", "DescribeKey " }));
    }

    [Test]
    public async Task A_key_that_another_account_uses_has_an_alias_for_it()
    {
        await using var kms = Server();
        const string Everybody = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*" } }""";
        await kms.Scenario("shared").CreateKey("key", policy: Everybody).CreateAlias("alias/mine", "key").RunAsync();
        var arn = kms.Keys.Single().Arn;
        await kms.Scenario("use").As(KmsCaller.IamUser("Zoe").WithAccountId("444455556666")).Encrypt(arn, "text", into: "a").Decrypt(from: "a", key: arn);

        await PrintedTest.LeavesAsync([.. kms.Trail]);
    }

    [Test]
    public async Task Keys_from_before_in_several_places_are_set_up_there()
    {
        await using var kms = Server();
        var zoe = KmsCaller.IamUser("Zoe").WithAccountId("444455556666");
        await kms.Scenario("before")
            .CreateKey("alias/a").CreateKey("alias/b").Encrypt("alias/b", "text", into: "b").DisableKey("alias/b")
            .As(zoe).In("eu-west-1").CreateKey("alias/c", OriginType.EXTERNAL).ImportKeyMaterial("alias/c", expiresAfter: TimeSpan.FromDays(3)).Encrypt("alias/c", "text", into: "c")
            .As(kms.Caller).In("us-east-1").Do(kms.Trail.Clear)
            .Encrypt("alias/a", "text").Decrypt(from: "b").Expect<DisabledException>().As(zoe).In("eu-west-1").Decrypt(from: "c").Advance(TimeSpan.FromDays(4))
            .DescribeKey("alias/c");

        await PrintedTest.LeavesAsync([.. kms.Trail]);
    }

    [Test]
    public async Task An_invented_alias_is_none_that_the_records_have()
    {
        var log = Line.Log(new Line("Encrypt") { Request = new { keyId = Line.KeyId } }, new Line("CreateAlias", 1) { Request = new { aliasName = "alias/key-1", targetKeyId = Line.KeyId } });

        var (code, records) = await RunAsync(log);

        Assert.That(code, Does.Contain(".WithKey(\"alias/key-2\")").And.Contain(".CreateAlias(\"alias/key-1\", \"alias/key-2\")"));
        Assert.That(records, Is.EqualTo(new[] { "Encrypt ", "CreateAlias " }));
    }

    [Test]
    public void Records_without_a_call_are_refused() => Assert.That(
        () => Line.Log(Line.Own("RotateKey", 1)).ToScenarioCode(),
        Throws.ArgumentException.With.Message.StartsWith("There are no records of calls to make again. Look whether a filter has left them out."));

    private static async Task<(string Code, string[] Records)> RunAsync(IReadOnlyList<KmsEvent> log)
    {
        var code = log.ToScenarioCode();
        TestContext.Out.WriteLine(code);
        return (code, [.. (await PrintedTest.RunAsync(code)).Select(record => $"{record.EventName} {record.ErrorCode}")]);
    }
}
