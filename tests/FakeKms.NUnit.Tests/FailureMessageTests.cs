using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Assertions.Tests;

/// <summary>What a failed assertion says, word for word.</summary>
public class FailureMessageTests
{
    private FakeKmsServer kms = null!;

    [SetUp]
    public async Task Two_customers_are_encrypted_for_and_one_is_read()
    {
        kms = FakeKmsServer.Start(k => k
            .StartingAt(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
            .WithKey("alias/cards", key => key.WithKeyId(RecordedCalls.KeyId)));
        using var client = kms.CreateClient();
        var alice = await EncryptAsync(client, "alice");
        await EncryptAsync(client, "carol");
        using var vault = kms.CreateClient(KmsCaller.AssumedRole("Vault", "deploy"));
        await vault.DecryptAsync(new DecryptRequest { CiphertextBlob = alice, EncryptionContext = new() { ["customer"] = "alice" } });
    }

    [TearDown]
    public void Stop() => kms.Dispose();

    [Test]
    public void A_value_that_differs_is_shown_beside_the_expected_one() => Fails(
        () => Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Encrypt").OnKey("alias/cards").WithRequestParameter("encryptionContext.customer", "bob")),
        """
          Expected: exactly one item KMS event Encrypt on key alias/cards with request parameter encryptionContext.customer = "bob"
          But was:  none of 3 records; what comes near is marked ~
          ~ 2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  alias/cards  by user/Alice
                encryptionContext.customer: expected "bob", was "alice"
          ~ 2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  alias/cards  by user/Alice
                encryptionContext.customer: expected "bob", was "carol"
            2026-01-01T00:00:00Z  us-east-1  Decrypt  ok  alias/cards  by assumed-role/Vault/deploy
        """);

    [Test]
    public void The_record_that_should_not_be_there_is_the_one_that_is_marked() => Fails(
        () => Assert.That(kms.Trail, Has.None.KmsEvent("Decrypt").OnKey("alias/cards")),
        """
          Expected: no item KMS event Decrypt on key alias/cards
          But was:  1 of 3 records, marked >
            2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  alias/cards  by user/Alice
            2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  alias/cards  by user/Alice
          > 2026-01-01T00:00:00Z  us-east-1  Decrypt  ok  alias/cards  by assumed-role/Vault/deploy
        """);

    [Test]
    public void Too_many_are_marked() => Fails(
        () => Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Encrypt")),
        """
          Expected: exactly one item KMS event Encrypt
          But was:  2 of 3 records, marked >
          > 2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
          > 2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
            2026-01-01T00:00:00Z  us-east-1  Decrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by assumed-role/Vault/deploy
        """);

    [Test]
    public void Too_few_are_marked_with_what_comes_near() => Fails(
        () => Assert.That(kms.Trail, Has.Exactly(2).KmsEvent("Encrypt").WithRequestParameter("encryptionContext.customer", Does.StartWith("a"))),
        """
          Expected: exactly 2 items KMS event Encrypt with request parameter encryptionContext.customer that is String starting with "a"
          But was:  1 of 3 records, marked >; what comes near is marked ~
          > 2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
          ~ 2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
                encryptionContext.customer: expected String starting with "a", was "carol"
            2026-01-01T00:00:00Z  us-east-1  Decrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by assumed-role/Vault/deploy
        """);

    [Test]
    public void An_event_that_did_not_happen_has_nothing_near() => Fails(
        () => Assert.That(kms.Trail, Has.Some.KmsEvent("DisableKey").OnKey("alias/cards")),
        """
          Expected: some item KMS event DisableKey on key alias/cards
          But was:  none of 3 records
            2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  alias/cards  by user/Alice
            2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  alias/cards  by user/Alice
            2026-01-01T00:00:00Z  us-east-1  Decrypt  ok  alias/cards  by assumed-role/Vault/deploy
        """);

    [Test]
    public void A_caller_an_error_and_a_key_that_differ_are_shown() => Fails(
        () => Assert.That(kms.Trail, Has.Some.KmsEvent("Decrypt").By(kms.Caller).OnKey("alias/other").WithErrorCode("AccessDenied").InRegion("eu-west-1")),
        """
          Expected: some item KMS event Decrypt by IAMUser Alice of 111122223333 on key alias/other with error code AccessDenied in eu-west-1
          But was:  none of 3 records; what comes near is marked ~
          'alias/other' is no key and no alias that the server has or had, or that a recorded call names. If it may be unknown, say so: OnKey("alias/other", mayBeUnknown: true).
            2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
            2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
          ~ 2026-01-01T00:00:00Z  us-east-1  Decrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by assumed-role/Vault/deploy
                caller: expected IAMUser Alice of 111122223333, was assumed-role/Vault/deploy
                key: expected alias/other, was alias/cards
                errorCode: expected "AccessDenied", was nothing
                awsRegion: expected "eu-west-1", was "us-east-1"
        """);

    [Test]
    public void Those_that_are_not_as_all_should_be_are_marked() => Fails(
        () => Assert.That(kms.Trail, Has.All.KmsEvent().By("Alice")),
        """
          Expected: all items KMS event by Alice
          But was:  not so for 1 of 3 records, marked ~
            2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
            2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
          ~ 2026-01-01T00:00:00Z  us-east-1  Decrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by assumed-role/Vault/deploy
                caller: expected Alice, was assumed-role/Vault/deploy
        """);

    [Test]
    public void Either_of_two_events_counts() => Fails(
        () => Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Decrypt").Or.KmsEvent("Encrypt")),
        """
          Expected: exactly one item KMS event Decrypt or KMS event Encrypt
          But was:  3 of 3 records, marked >
          > 2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
          > 2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
          > 2026-01-01T00:00:00Z  us-east-1  Decrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by assumed-role/Vault/deploy
        """);

    [Test]
    public void A_broken_order_marks_how_far_it_went() => Fails(
        () => Assert.That(kms.Trail, Recorded.InOrder("Encrypt", "Decrypt", "Encrypt")),
        """
          Expected: KMS events in the order Encrypt, Decrypt, Encrypt
          But was:  no Encrypt after Decrypt
          > 2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
            2026-01-01T00:00:00Z  us-east-1  Encrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
          > 2026-01-01T00:00:00Z  us-east-1  Decrypt  ok  key/1234abcd-12ab-34cd-56ef-1234567890ab  by assumed-role/Vault/deploy
        """);

    [Test]
    public void A_trail_without_records_is_called_so()
    {
        kms.Trail.Clear();

        using (Assert.EnterMultipleScope())
        {
            Fails(() => Assert.That(kms.Trail, Has.Some.KmsEvent("Encrypt")), "  Expected: some item KMS event Encrypt\n  But was:  no records");
            Fails(
                () => Assert.That(kms.Trail, Recorded.InOrder("Encrypt")),
                "  Expected: KMS events in the order Encrypt\n  But was:  no Encrypt; there are no records");
        }
    }

    [Test]
    public async Task Of_many_records_those_that_matter_and_the_latest_are_shown()
    {
        using var client = kms.CreateClient();
        for (var call = 0; call < 60; call++) await client.DescribeKeyAsync("alias/cards");

        var message = Failure.Of(() => Assert.That(kms.Trail, Has.None.KmsEvent("Decrypt"))).Split('\n');

        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.Count(line => line.Contains("us-east-1")), Is.EqualTo(20));
            Assert.That(message.Single(line => line.StartsWith("  > ", StringComparison.Ordinal)), Does.Contain("Decrypt"));
            Assert.That(message.Last(line => line.Trim().Length > 0).TrimEnd(), Is.EqualTo("    and 43 more; KmsTrailAssertions.RecordsShown is how many are shown."));
        }
    }

    private static async Task<MemoryStream> EncryptAsync(IAmazonKeyManagementService client, string customer)
    {
        var answer = await client.EncryptAsync(new EncryptRequest
        {
            KeyId = "alias/cards",
            Plaintext = new MemoryStream([1]),
            EncryptionContext = new() { ["customer"] = customer },
        });
        return answer.CiphertextBlob;
    }

    // The first line is the assertion itself.
    private static void Fails(Action assertion, string expected)
    {
        var message = Failure.Of(assertion).TrimEnd();
        Assert.That(message[(message.IndexOf('\n', StringComparison.Ordinal) + 1)..], Is.EqualTo(expected.ReplaceLineEndings()));
    }
}
