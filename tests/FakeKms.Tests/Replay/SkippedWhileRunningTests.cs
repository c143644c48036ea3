namespace FakeKms.Tests.Replay;

/// <summary>Calls that only turn out to be unreplayable when they are made.</summary>
public sealed class SkippedWhileRunningTests : ReplayTest
{
    private const string Made = "11111111-2222-3333-4444-555555555555";
    private static readonly Line First = new("DescribeKey") { Request = new { keyId = Line.KeyId } };
    private static readonly Line Last = new("Encrypt", 9) { Id = "e-99", Request = new { keyId = Line.KeyId } };

    private static IEnumerable<TestCaseData> Surprises()
    {
        yield return new(new Line("DescribeKey") { Key = "", Request = new { keyId = "no key at all" } }, "KMS answers NotFoundException: Invalid keyId 'no key at all'");
        yield return new(
            new Line("CreateGrant") { Request = new { keyId = Line.KeyId, granteePrincipal = "444455556666:aws:ec2-infrastructure:i-1", operations = new[] { "Decrypt" } }, Answer = new { grantId = new string('c', 64) } },
            "KMS answers ");
        yield return new(
            new Line("Decrypt") { Error = "KMSInvalidStateException", Extra = new { customKeyStoreId = "cks-1", xksKeyId = "x" } }, "it has succeeded, where the log has KMSInvalidStateException");
        yield return new(
            new Line("EnableKey") { Request = new { keyId = Line.KeyId }, Error = "KMSInvalidStateException", Message = "is creating." }, "it has succeeded, where the log has KMSInvalidStateException");
        yield return new(
            new Line("CreateKey") { Key = Made, Request = new { keySpec = "NO_SPEC" }, Answer = new { keyMetadata = new { keyId = Made } } }, "KMS answers ValidationException: ");
    }

    [TestCaseSource(nameof(Surprises))]
    public async Task It_is_skipped_with_the_reason_and_the_log_goes_on(object line, string reason)
    {
        var scenario = Kms.Scenario("production").FromCloudTrail(Line.Log(First, (Line)line with { Minute = 1, Id = "e-9" }, Last), skipUnreplayable: true);
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Results.SkippedRecords.Single().Record.EventID, Is.EqualTo("e-9"));
            Assert.That(scenario.Results.SkippedRecords.Single().Reason, Does.StartWith(reason));
            Assert.That(Kms.Trail[^1].EventID, Is.EqualTo("e-99"));
        }
    }

    [TestCaseSource(nameof(Surprises))]
    public async Task It_ends_a_scenario_that_is_not_told_to_skip(object line, string reason)
    {
        var scenario = Kms.Scenario("production").FromCloudTrail(Line.Log(First, (Line)line with { Minute = 1, Id = "e-9" }, Last));

        var failure = await Assert.ThrowsAsync<KmsScenarioException>(async () => await scenario);
        Assert.That(failure!.Message, Does.Contain("(event e-9)"), reason);
    }

    [Test]
    public async Task The_ids_of_a_call_that_is_skipped_do_not_go_to_the_next_one()
    {
        var failing = new Line("CreateKey") { Key = Made, Request = new { keySpec = "NO_SPEC" }, Answer = new { keyMetadata = new { keyId = Made } } };
        var scenario = Kms.Scenario("production").In(Line.Region).FromCloudTrail(Line.Log(First, failing with { Minute = 1 }), skipUnreplayable: true).CreateKey("one");
        await scenario;

        Assert.That(Kms.Keys.Select(key => key.KeyId), Has.None.EqualTo(Made));
    }

    [Test]
    public async Task What_an_external_key_store_answered_in_words_that_nobody_knows_is_not_expected_again()
    {
        var refused = new Line("Decrypt", 1)
        {
            Id = "e-9",
            Error = "KMSInvalidStateException",
            Message = "The external key manager is on holiday.",
            Extra = new { customKeyStoreId = "cks-1", xksKeyId = "x" },
        };
        var scenario = await ReplayAsync(First, refused);

        Assert.That(scenario.Results.SkippedRecords.Single().Reason, Is.EqualTo("KMSInvalidStateException came of something outside KMS"));
    }

    [Test]
    public async Task What_a_CloudHSM_cluster_failed_to_do_is_never_expected_again()
    {
        var refused = new Line("Decrypt", 1)
        {
            Id = "e-9",
            Error = "KMSInvalidStateException",
            Message = "KMS cannot communicate with your CloudHSM cluster",
            Extra = new { customKeyStoreId = "cks-1", backingKeyId = "x" },
        };
        var scenario = await ReplayAsync(First, refused);

        Assert.That(scenario.Results.SkippedRecords.Single().Reason, Is.EqualTo("KMSInvalidStateException came of something outside KMS"));
    }

    [Test]
    public async Task A_key_id_that_an_edited_log_has_in_a_second_Region_too_is_no_replica()
    {
        var scenario = Kms.Scenario("production").FromCloudTrail(Line.Log(First, First with { KeyRegion = "us-west-2", Minute = 1, Id = "e-9" }, Last), skipUnreplayable: true);
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Results.SkippedRecords.Select(skipped => (skipped.Record.EventID, skipped.Reason)), Is.EqualTo(new[]
            {
                ("e-9", $"KMS answers NotFoundException: Key '{Line.ArnOf(Line.KeyId, "us-west-2")}' does not exist"),
            }));
            Assert.That(Kms.Keys, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_mistake_of_the_test_is_not_skipped()
    {
        var scenario = Kms.Scenario("production").FromCloudTrail(Line.Log(First), skipUnreplayable: true).Decrypt(from: "nothing");

        await Assert.ThrowsAsync<KmsScenarioException>(async () => await scenario);
    }
}
