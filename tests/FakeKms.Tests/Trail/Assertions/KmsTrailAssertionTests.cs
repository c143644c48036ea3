using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Assertions;

public class KmsTrailAssertionTests : InMemory
{
    private const string KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";

    [SetUp]
    public async Task Two_calls_succeed_and_one_fails()
    {
        await Client.EncryptTextAsync("alias/cards", "x", new() { ["tenant"] = "7" });
        await Client.DisableKeyAsync(KeyId);
        await ErrorOf(() => Client.EncryptTextAsync(KeyId, "x"));
    }

    [Test]
    public void Records_are_found_by_a_condition_or_by_name_and_handed_out()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.ShouldContain(e => e.EventName == "Encrypt" && e.ErrorCode == null).Single().IsOn("alias/cards"), Is.True);
            Assert.That(Kms.Trail.ShouldContain("Encrypt"), Has.Count.EqualTo(2));
            Assert.That(Kms.Trail.ShouldContain(e => e.IsOn("alias/cards"), times: 3), Is.EqualTo(Kms.Trail));
            Assert.That(Kms.Trail.ShouldContain("Encrypt", times: 2)[1].ErrorCode, Is.EqualTo("DisabledException"));
            Assert.That(Kms.Trail.ShouldContainInOrder("Encrypt", "Encrypt").Select(e => e.ErrorCode), Is.EqualTo(new[] { null, "DisabledException" }));
        }
    }

    [Test]
    public void What_should_not_be_there_is_not_found() => Assert.That(
        () =>
        {
            Kms.Trail.ShouldNotContain("Decrypt");
            Kms.Trail.ShouldNotContain(e => e.AwsRegion != "us-east-1");
            Kms.Trail.Since(3).ShouldBeEmpty();
            Kms.Trail.Where(e => e.EventName == "Decrypt").ShouldBeEmpty();
        },
        Throws.Nothing);

    [Test]
    public void A_missing_record_is_reported_with_the_condition_and_the_records_that_come_near() => Assert.That(
        () => Kms.Trail.ShouldContain(e => e.EventName == "Encrypt" && e.ErrorCode == "KMSInvalidStateException"),
        Fails("""
            Expected a record where e => e.EventName == "Encrypt" && e.ErrorCode == "KMSInvalidStateException".
            Found in 3 records: none, but those marked ~ come near.

              ~ 2026-01-01T00:00:00Z  us-east-1  Encrypt     ok                 key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
                    errorCode: expected "KMSInvalidStateException", was nothing
                2026-01-01T00:00:00Z  us-east-1  DisableKey  ok                 key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
              ~ 2026-01-01T00:00:00Z  us-east-1  Encrypt     DisabledException  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
                    errorCode: expected "KMSInvalidStateException", was "DisabledException"
            """));

    [Test]
    public void A_key_is_printed_as_the_condition_has_it() => Assert.That(
        () => Kms.Trail.ShouldContain(e => e.IsOn("alias/cards") && e.HasValue("requestParameters.encryptionContext.tenant", "8")),
        Fails("""
            Expected a record where e => e.IsOn("alias/cards") && e.HasValue("requestParameters.encryptionContext.tenant", "8").
            Found in 3 records: none, but those marked ~ come near.

              ~ 2026-01-01T00:00:00Z  us-east-1  Encrypt     ok                 alias/cards  by user/Alice
                    encryptionContext.tenant: expected "8", was "7"
              ~ 2026-01-01T00:00:00Z  us-east-1  DisableKey  ok                 alias/cards  by user/Alice
                    encryptionContext.tenant: expected "8", was nothing
              ~ 2026-01-01T00:00:00Z  us-east-1  Encrypt     DisabledException  alias/cards  by user/Alice
                    encryptionContext.tenant: expected "8", was nothing
            """));

    [Test]
    public void A_condition_that_says_more_than_that_all_holds_is_not_taken_apart() => Assert.That(
        () => Kms.Trail.ShouldContain(e => e.EventName == "DisableKey" && !(e.AwsRegion == "us-east-1")),
        Fails("""
            Expected a record where e => e.EventName == "DisableKey" && !(e.AwsRegion == "us-east-1").
            Found in 3 records: none, but those marked ~ come near.

                2026-01-01T00:00:00Z  us-east-1  Encrypt     ok                 key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
              ~ 2026-01-01T00:00:00Z  us-east-1  DisableKey  ok                 key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
                2026-01-01T00:00:00Z  us-east-1  Encrypt     DisabledException  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
            """));

    [Test]
    public void A_wrong_number_is_reported_with_the_records_that_were_found() => Assert.That(
        () => Kms.Trail.ShouldContain(e => e.EventName == "Encrypt", times: 1),
        Fails("""
            Expected exactly 1 record where e => e.EventName == "Encrypt".
            Found in 3 records: 2, marked >.

              > 2026-01-01T00:00:00Z  us-east-1  Encrypt     ok                 key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
                2026-01-01T00:00:00Z  us-east-1  DisableKey  ok                 key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
              > 2026-01-01T00:00:00Z  us-east-1  Encrypt     DisabledException  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
            """));

    [Test]
    public void A_record_that_should_not_be_there_is_marked() => Assert.That(
        () => Kms.Trail.ShouldNotContain("DisableKey"),
        Fails("""
            Expected no record of DisableKey.
            Found in 3 records: 1, marked >.

                2026-01-01T00:00:00Z  us-east-1  Encrypt     ok                 key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
              > 2026-01-01T00:00:00Z  us-east-1  DisableKey  ok                 key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
                2026-01-01T00:00:00Z  us-east-1  Encrypt     DisabledException  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
            """));

    [Test]
    public void A_broken_order_names_the_first_event_that_is_missing() => Assert.That(
        () => Kms.Trail.ShouldContainInOrder("DisableKey", "Encrypt", "EnableKey"),
        Fails("""
            Expected records in the order DisableKey, Encrypt, EnableKey.
            There is no EnableKey after Encrypt.
            Found in 3 records: 2, marked >.

                2026-01-01T00:00:00Z  us-east-1  Encrypt     ok                 key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
              > 2026-01-01T00:00:00Z  us-east-1  DisableKey  ok                 key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
              > 2026-01-01T00:00:00Z  us-east-1  Encrypt     DisabledException  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
            """));

    [Test]
    public void A_list_that_should_be_empty_is_printed() => Assert.That(
        () => Kms.Trail.Since(2).ShouldBeEmpty(),
        Fails("""
            Expected no record.
            Found in 1 record: 1, marked >.

              > 2026-01-01T00:00:00Z  us-east-1  Encrypt  DisabledException  key/1234abcd-12ab-34cd-56ef-1234567890ab  by user/Alice
            """));

    [Test]
    public void An_empty_trail_is_called_so()
    {
        Kms.Trail.Clear();

        Assert.That(() => Kms.Trail.ShouldContain("Encrypt"), Fails("Expected a record of Encrypt.\nThere are no records.\n"));
    }

    [Test]
    public void Of_many_records_the_latest_are_shown_unless_the_test_wants_more()
    {
        var many = Enumerable.Repeat(Kms.Trail[1], 9_970).Concat(Kms.Trail.Take(1)).Concat(Enumerable.Repeat(Kms.Trail[1], 29)).ToArray();
        string[] Lines() => Assert.Throws<KmsAssertionException>(() => many.ShouldNotContain("Encrypt"))!.Message.Split(Environment.NewLine);

        var few = Lines();
        KmsTrailAssertions.RecordsShown = int.MaxValue;
        var all = Lines();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(few, Has.Length.EqualTo(24));
            Assert.That(few[3], Does.StartWith("  > ").And.Contain("Encrypt"));
            Assert.That(few[^1], Is.EqualTo("    and 9,980 more; KmsTrailAssertions.RecordsShown is how many are shown."));
            Assert.That(all, Has.Length.EqualTo(10_003));
            Assert.That(() => KmsTrailAssertions.RecordsShown = 0, Throws.TypeOf<ArgumentOutOfRangeException>());
        }
    }

    [Test]
    public void How_many_are_shown_is_a_matter_of_each_test() => Assert.That(KmsTrailAssertions.RecordsShown, Is.EqualTo(20));

    [Test]
    public async Task A_name_that_is_like_another_marks_what_may_have_been_meant()
    {
        await Client.EnableKeyAsync(KeyId);
        await Client.GenerateDataKeyWithoutPlaintextAsync(new GenerateDataKeyWithoutPlaintextRequest { KeyId = KeyId, KeySpec = "AES_256" });

        var failure = Assert.Throws<KmsAssertionException>(() => Kms.Trail.ShouldContain("GenerateDataKey"));

        Assert.That(failure!.Message, Does.Contain("Found in 5 records: none, but those marked ~ come near.").And.Contain("  ~ 2026-01-01T00:00:00Z  us-east-1  GenerateDataKeyWithoutPlaintext"));
    }

    [Test]
    public void A_condition_of_several_lines_is_put_into_one() => Assert.That(
        () => Kms.Trail.ShouldContain(e =>
            e.EventName == "Decrypt"
            && e.IsOn("alias/cards")),
        Throws.TypeOf<KmsAssertionException>().With.Message.StartsWith("Expected a record where e => e.EventName == \"Decrypt\" && e.IsOn(\"alias/cards\")." + Environment.NewLine));

    [Test]
    public void What_says_nothing_is_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Trail.ShouldContainInOrder(), Throws.ArgumentException);
            Assert.That(() => Kms.Trail.ShouldContain(" "), Throws.ArgumentException.With.Property("ParamName").EqualTo("eventName"));
            Assert.That(() => Kms.Trail.ShouldContain((Func<KmsEvent, bool>)null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("predicate"));
            Assert.That(() => Kms.Trail.ShouldNotContain(_ => true, expression: null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("expression"));
            Assert.That(() => Kms.Trail.ShouldContain("Encrypt", times: -1), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => ((KmsTrail)null!).ShouldBeEmpty(), Throws.ArgumentNullException);
        }
    }

    protected override void Configure(FakeKmsBuilder builder) => builder
        .StartingAt(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).WithKey("alias/cards", key => key.WithKeyId(KeyId));

    private static NUnit.Framework.Constraints.Constraint Fails(string message) =>
        Throws.TypeOf<KmsAssertionException>().With.Message.EqualTo(message.ReplaceLineEndings());
}
