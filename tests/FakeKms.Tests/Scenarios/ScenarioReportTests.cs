using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios;

public class ScenarioReportTests : ScenarioReports
{
    private const string Id = "1234abcd-12ab-34cd-56ef-1234567890ab";

    [Test]
    public async Task A_failure_prints_the_script_and_the_error_of_AWS()
    {
        var failure = await FailureOf(Kms.Scenario("key material is withdrawn")
            .As(KmsCaller.IamUser("auditor").WithAccessKeyId("AKIAAUDITOR"))
            .ImportKeyMaterial("alias/cards", expiresAfter: TimeSpan.FromDays(30))
            .Encrypt("alias/cards", "a plaintext of more than 32 characters", into: "card", new Dictionary<string, string> { ["tenant"] = "7" })
            .Decrypt(from: "card").Expect<InvalidCiphertextException>(errorCode: "InvalidCiphertextException")
            .Do("look at it", _ => Task.CompletedTask)
            .Advance(TimeSpan.FromDays(7))
            .DeleteImportedKeyMaterial("alias/cards")
            .ListAliases()
            .Encrypt("alias/cards", [1, 2, 3])
            .Decrypt(from: "card"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Message.ReplaceLineEndings("\n"), Is.EqualTo(
                """
                Scenario "key material is withdrawn" failed at step 9 of 10.

                  ✓  1  As                         IAMUser auditor
                  ✓  2  ImportKeyMaterial          alias/cards, expiresAfter: 30.00:00:00
                  ✓  3  Encrypt                    alias/cards, 38 characters, into: card, encryptionContext: {tenant=7}
                  ✓  4  Decrypt                    from: card  Expect<InvalidCiphertextException>(errorCode: InvalidCiphertextException)
                  ✓  5  Do                         look at it
                  ✓  6  Advance                    7.00:00:00
                  ✓  7  DeleteImportedKeyMaterial  alias/cards
                  ✓  8  ListAliases
                  >  9  Encrypt                    alias/cards, 3 bytes
                    10  Decrypt                    from: card

                KMSInvalidStateException (HTTP 400): arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab is pending import.
                """.ReplaceLineEndings("\n")));
            Assert.That(failure.InnerException, Is.TypeOf<KMSInvalidStateException>());
            Assert.That((failure.Scenario, failure.Step), Is.EqualTo(("key material is withdrawn", 9)));
        }
    }

    [Test]
    public async Task A_step_that_succeeds_against_expectation_fails_the_script()
    {
        var failure = await FailureOf(Kms.Scenario("too easy").ListKeys().Expect<KMSInvalidStateException>(messageContains: "pending import"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure.Message.ReplaceLineEndings("\n"), Is.EqualTo(
                """
                Scenario "too easy" failed at step 1 of 1.

                  > 1  ListKeys  Expect<KMSInvalidStateException>(messageContains: "pending import")

                Expected KMSInvalidStateException with a message that contains "pending import", but the step succeeded.
                """.ReplaceLineEndings("\n")));
            Assert.That(failure.InnerException, Is.Null);
        }
    }

    [Test]
    public async Task A_name_that_nothing_is_stored_under_fails_the_script_whatever_is_expected()
    {
        var failure = await FailureOf(Kms.Scenario("no card")
            .Decrypt(from: "card").Expect<Exception>()
            .DescribeKey("alias/x"));
        Assert.That(LastLineOf(failure), Is.EqualTo("No step has stored a value under the name \"card\". Nothing is stored."));
    }

    [TestCase("DisabledException", null, "Expected AmazonKeyManagementServiceException with the error code DisabledException, but it was")]
    [TestCase(null, "pending", "Expected AmazonKeyManagementServiceException with a message that contains \"pending\", but it was")]
    [TestCase("NotFoundException", "pending",
        "Expected AmazonKeyManagementServiceException with the error code NotFoundException and a message that contains \"pending\", but it was")]
    public async Task An_expected_code_or_message_that_is_missed_is_told_with_what_came(string? code, string? message, string told)
    {
        var failure = await FailureOf(Kms.Scenario("missed").DescribeKey("alias/x").Expect<AmazonKeyManagementServiceException>(code, message));

        Assert.That(failure.Message, Does.Contain(told).And.EndsWith(
            "NotFoundException (HTTP 400): Alias arn:aws:kms:us-west-2:111122223333:alias/x is not found."));
    }

    [Test]
    public async Task A_failure_of_own_code_is_told_with_its_type()
    {
        var failure = await FailureOf(Kms.Scenario("own code").Do(_ => throw new FormatException("not a number")));

        Assert.That(LastLineOf(failure), Is.EqualTo("System.FormatException: not a number"));
    }

    [TestCase("a\nb", "a\\u000ab")]
    [TestCase("a\u202Eb", "a\\u202eb")]
    [TestCase("a\u2028b", "a\\u2028b")]
    public async Task What_nobody_sees_is_written_out_and_stays_on_the_line_of_its_step(string text, string shown)
    {
        var failure = await FailureOf(Kms.Scenario("lines").UpdateKeyDescription("alias/x", text));

        Assert.That(failure.Message, Does.Contain($"> 1  UpdateKeyDescription  alias/x, description: \"{shown}\""));
    }

    protected override void Configure(FakeKmsBuilder builder) =>
        builder.WithRegion("us-west-2").WithAccountId("111122223333").WithKey("alias/cards", key => key.WithKeyId(Id).PendingImport());

    private static string LastLineOf(KmsScenarioException failure) => failure.Message.ReplaceLineEndings("\n").Split('\n')[^1];

    // 60 steps before the failing one are shown, and what is left before them if it is not more than 40.
    [TestCase(100, "  ✓   1  Advance")]
    [TestCase(101, "  ✓ steps 1 to 41\n  ✓  42  Advance")]
    public async Task A_long_script_is_shown_from_where_it_matters(int steps, string beginning)
    {
        var scenario = Kms.Scenario("long");
        for (var i = 0; i < steps; i++) scenario = scenario.Advance(TimeSpan.FromSeconds(1));

        var failure = await FailureOf(scenario.DescribeKey("alias/nothing"));

        Assert.That(
            failure.Message.ReplaceLineEndings("\n"),
            Does.StartWith($"Scenario \"long\" failed at step {steps + 1} of {steps + 1}.\n\n{beginning}"));
    }
}
