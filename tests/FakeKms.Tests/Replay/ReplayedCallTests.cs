namespace FakeKms.Tests.Replay;

public sealed class ReplayedCallTests : ReplayTest
{
    private const string Other = "777788889999";
    private static readonly object ForeignRole = new { type = "AWSAccount", principalId = "AROAFOREIGN:job", accountId = Other };

    [Test]
    public async Task The_caller_is_that_of_the_record()
    {
        await ReplayAsync(new Line("ListKeys") { Key = "" });

        var record = Kms.Trail.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(record.UserIdentity.Arn, Is.EqualTo($"arn:aws:sts::{Line.Account}:assumed-role/Billing/run"));
            Assert.That((record.UserIdentity.PrincipalId, record.UserIdentity.AccessKeyId), Is.EqualTo(("AROAEXAMPLE:run", "ASIABILLING")));
            Assert.That((record.AwsRegion, record.SourceIPAddress, record.UserAgent), Is.EqualTo((Line.Region, "198.51.100.7", "billing/1.0")));
        }
    }

    [Test]
    public async Task Times_are_those_of_the_log_from_wherever_the_server_stands()
    {
        await Kms.Scenario("later").Advance(TimeSpan.FromDays(1000)).FromCloudTrail(Line.Log(
            new Line("GetParametersForImport") { Request = new { keyId = Line.KeyId, wrappingAlgorithm = "RSAES_OAEP_SHA_256", wrappingKeySpec = "RSA_2048" } },
            new Line("ImportKeyMaterial", 30) { Request = new { keyId = Line.KeyId, validTo = "Jun 2, 2025, 12:00:00 PM", expirationModel = "KEY_MATERIAL_EXPIRES" } }));

        var start = new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero).AddDays(1000);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.Select(record => record.EventTime - start), Is.EqualTo(new[] { TimeSpan.Zero, TimeSpan.FromMinutes(30) }));
            Assert.That(Kms.Key(Line.KeyId).Materials.Single().ValidTo - start, Is.EqualTo(TimeSpan.FromHours(36)));
        }
    }

    [Test]
    public async Task What_a_recorded_call_encrypted_is_there_for_steps_of_ones_own()
    {
        var scenario = Kms.Scenario("further").In(Line.Region).As(KmsCaller.IamUser("Eve").WithAccountId(Line.Account))
            .FromCloudTrail(Line.Log(new Line("Encrypt") { Id = "e-1", Request = new { keyId = Line.KeyId } })).Decrypt(from: "e-1", into: "text");
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(scenario.Results.Text("text"), Is.EqualTo("plaintext of e-1"));
            Assert.That(Kms.Trail[^1].UserIdentity.UserName, Is.EqualTo("Eve"));
        }
    }

    [Test]
    public async Task Ids_that_KMS_does_not_give_out_are_replaced_throughout()
    {
        await ReplayAsync(
            new Line("CreateKey") { Key = "1234abcd-EXAMPLE", Request = new { description = "edited" }, Answer = new { keyMetadata = new { keyId = "1234abcd-EXAMPLE" } } },
            new Line("Encrypt", 1) { Key = "1234abcd-EXAMPLE", Request = new { keyId = "1234abcd-EXAMPLE" } }, new Line("Decrypt", 2) { Key = "1234abcd-EXAMPLE" });

        Assert.That(Kms.Trail.Select(record => record.Resources.Single().Arn).Distinct().Single(), Is.EqualTo(Kms.Keys.Single().Arn));
    }

    [Test]
    public async Task Within_a_second_a_key_is_created_before_it_is_used()
    {
        var create = new Line("CreateKey") { Request = new { description = "" }, Answer = new { keyMetadata = new { keyId = Line.KeyId } } };
        await ReplayAsync(new Line("Encrypt") { Request = new { keyId = Line.KeyId } }, new Line("CreateAlias") { Request = new { aliasName = "alias/a", targetKeyId = Line.KeyId } }, create);

        Assert.That(Kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "CreateKey", "Encrypt", "CreateAlias" }));
    }

    [Test]
    public async Task A_call_from_another_account_needs_no_more_than_the_owners_copy_of_the_record()
    {
        await ReplayAsync(new Line("Encrypt") { Id = "e-1", Identity = ForeignRole, Shared = "s-1", Request = new { keyId = Line.ArnOf(Line.KeyId) } });

        Assert.That(Kms.Trail.Select(record => (record.RecipientAccountId, record.EventID == "e-1")), Is.EqualTo(new[] { (Other, false), (Line.Account, true) }));
    }

    [Test]
    public async Task The_copies_of_one_call_are_one_call()
    {
        var caller = new { type = "IAMUser", userName = "eve", principalId = "AIDAEVE", arn = $"arn:aws:iam::{Other}:user/eve", accountId = Other, accessKeyId = "AKIAEVE" };
        var call = new Line("Encrypt") { Shared = "s-1", Request = new { keyId = Line.ArnOf(Line.KeyId) } };
        await ReplayAsync(call with { Id = "e-2", Identity = ForeignRole }, call with { Id = "e-1", Identity = caller, Recipient = Other });

        Assert.That(Kms.Trail.Select(record => (record.RecipientAccountId, record.EventID, record.SharedEventID)), Is.EqualTo(new[] { (Other, "e-1", "s-1"), (Line.Account, "e-2", "s-1") }));
    }

    [Test]
    public async Task A_shared_event_id_goes_to_its_own_call_alone()
    {
        var service = new { type = "AWSService", invokedBy = "rds.amazonaws.com" };
        await ReplayAsync(
            new Line("DescribeKey") { Shared = "s-1", Request = new { keyId = Line.KeyId } }, new Line("Encrypt", 1) { Identity = service, Shared = "s-2", Request = new { keyId = Line.KeyId } },
            new Line("Encrypt", 2) { Identity = service, Request = new { keyId = Line.KeyId } });

        Assert.That(Kms.Trail.Select(record => record.SharedEventID), Is.EqualTo(new[] { null, "s-2", Kms.Trail[2].SharedEventID }).And.Not.Contains("s-1"));
    }

    [Test]
    public async Task The_next_page_goes_on_where_the_page_before_ended()
    {
        await ReplayAsync(
            new Line("Encrypt") { Request = new { keyId = Line.KeyId } }, new Line("Encrypt", 1) { Key = "11111111-2222-3333-4444-555555555555", Request = new { keyId = "11111111-2222-3333-4444-555555555555" } },
            new Line("ListKeys", 2) { Key = "", Request = new { limit = 1 } }, new Line("ListKeys", 3) { Key = "", Request = new { limit = 1, marker = "of AWS" } });

        Assert.That(Kms.Trail[^1].Value("requestParameters.marker")?.GetString(), Is.Not.Null.And.Not.EqualTo("of AWS"));
    }

    [Test]
    public async Task Calls_of_services_on_their_own_are_made_too()
    {
        await RepeatsAsync(
            new Line("CreateGrant") { Identity = new { type = "AWSService", invokedBy = "rds.amazonaws.com" }, Request = new { keyId = Line.KeyId, granteePrincipal = "rds.eu-west-1.amazonaws.com", operations = new[] { "Decrypt" } }, Answer = new { grantId = new string('c', 64) } });

        Assert.That(Kms.Key(Line.KeyId).Grants.Single().GrantId, Is.EqualTo(new string('c', 64)));
    }

    [Test]
    public async Task A_step_that_ends_otherwise_is_shown_as_the_record_that_it_came_from()
    {
        var replay = Kms.Scenario("production").FromCloudTrail(Line.Log(
            new Line("EnableKey") { Request = new { keyId = Line.KeyId } }, new Line("Encrypt", 5) { Id = "e-2", Request = new { keyId = Line.KeyId }, Error = "DisabledException" }));

        var failure = await Assert.ThrowsAsync<KmsScenarioException>(async () => await replay);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Message, Does.Contain("production").And.Contain("failed at step 3 of 4"));
            Assert.That(failure!.Message, Does.Contain(
                $$"""> 3  Encrypt         2025-06-01T00:05:00Z  eu-west-1  arn:aws:sts::444455556666:assumed-role/Billing/run  {"keyId":"{{Line.KeyId}}"}  (event e-2)  Expect<AmazonServiceException>(errorCode: DisabledException)"""));
            Assert.That(failure!.Message, Does.EndWith("Expected AmazonServiceException with the error code DisabledException, but the step succeeded."));
        }
    }

    [Test]
    public async Task A_long_log_is_shown_around_the_failure()
    {
        Line[] lines = [.. Enumerable.Range(0, 300).Select(minute => new Line("DescribeKey", minute) { Request = new { keyId = Line.KeyId }, Error = minute == 150 ? "NotFoundException" : null })];

        var failure = await Assert.ThrowsAsync<KmsScenarioException>(async () => await ReplayAsync(lines));
        Assert.That(failure!.Message, Does.Contain("✓ steps 1 to 91").And.Contain("  ✓  92  ").And.Contain("  > 152  ").And.Contain("    172  ").And.Contain("steps 173 to 302"));
    }

    [Test]
    public Task Random_bytes_are_asked_for_again() => RepeatsAsync(new Line("GenerateRandom") { Key = "" });

    [Test]
    public void A_log_without_records_is_refused() => Assert.That(
        () => Kms.Scenario("production").FromCloudTrail([]).ListKeys(),
        Throws.ArgumentException.With.Message.EqualTo(
            "There are no records to replay: a replay of nothing would prove nothing. Look whether the log has records of KMS, eventSource kms.amazonaws.com, " +
            "and whether a filter, of Parse or of your own, has left them out. (Parameter 'records')"));

    [Test]
    public void A_log_of_which_nothing_can_be_replayed_makes_no_calls() => Assert.That(
        async () => await Kms.Scenario("production").FromCloudTrail(Line.Log(new Line("Decrypt") { Error = "ThrottlingException" })),
        Throws.InvalidOperationException.With.Message.EqualTo(
            "The scenario \"production\" makes no calls. No record of the log can be replayed; Results.SkippedRecords has the reasons."));
}
