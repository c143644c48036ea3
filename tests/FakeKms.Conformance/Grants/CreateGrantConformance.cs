using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("CreateGrant")]
[Lanes]
public class CreateGrantConformance(string lane) : GrantFixture(lane)
{
    [Test]
    public async Task A_grant_has_an_id_and_a_token()
    {
        var grant = await GrantAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(grant.GrantId, Does.Match("^[0-9a-f]{64}$"));
            Assert.That(grant.GrantToken, Is.Not.Empty);
        }
    }

    [Test]
    public async Task A_named_request_that_is_repeated_answers_the_same_grant_with_another_token()
    {
        var (one, two) = (await GrantAsync(Named), await GrantAsync(Named));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(two.GrantId, Is.EqualTo(one.GrantId));
            Assert.That(two.GrantToken, Is.Not.EqualTo(one.GrantToken));
            Assert.That(await GrantsAsync(), Has.Count.EqualTo(1));
        }

        static void Named(CreateGrantRequest r)
        {
            r.Name = "cards";
            r.Constraints = new GrantConstraints { EncryptionContextEquals = new() { ["a"] = "1", ["b"] = "2" } };
        }
    }

    [Test]
    public async Task Without_a_name_each_request_makes_a_grant()
    {
        await GrantAsync();
        await GrantAsync();

        Assert.That(await GrantsAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_token_is_accepted_in_calls_that_the_grant_allows()
    {
        var token = (await GrantAsync()).GrantToken;

        var error = await ErrorOf(() => Client.EncryptAsync(new EncryptRequest { KeyId = KeyId, Plaintext = Stream([1]), GrantTokens = [token] }));

        Assert.That(error, Is.EqualTo("no error"));
    }

    [Test]
    [Refusal]
    public async Task A_dry_run_creates_nothing()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => GrantAsync(r => r.DryRun = true)), Is.EqualTo(Errors.DryRun));
            Assert.That(await GrantsAsync(), Is.Empty);
        }
    }

    [Test]
    [Refusal]
    public async Task A_grant_must_allow_more_than_to_grant() => Assert.That(
        await ErrorOf(() => GrantAsync(r => r.Operations = ["CreateGrant"])),
        Is.EqualTo("ValidationException: Grants must not contain only the CreateGrant operation."));

    [Test]
    [Refusal]
    public async Task A_grant_has_one_constraint_at_most() => Assert.That(
        await ErrorOf(() => GrantAsync(r => r.Constraints = new() { EncryptionContextEquals = [], EncryptionContextSubset = new() { ["a"] = "1" } })),
        Is.EqualTo("ValidationException: More than one constraint supplied"));

    [Test]
    [Refusal]
    public async Task A_symmetric_key_grants_no_operation_of_other_keys([Values("Sign", "GenerateMac", "DeriveSharedSecret")] string operation) =>
        Assert.That(await ErrorOf(() => GrantAsync(r => r.Operations = ["Encrypt", operation])), Does.StartWith("ValidationException"));

    [Test]
    [Refusal]
    public async Task A_group_gets_no_grant() => Assert.That(
        await ErrorOf(() => GrantAsync(r => r.GranteePrincipal = Account.Replace(":root", ":group/Admins", StringComparison.Ordinal))),
        Does.StartWith("InvalidArnException"));

    [Test]
    [Refusal]
    public async Task A_disabled_key_gets_no_grant()
    {
        await Client.DisableKeyAsync(KeyId);

        Assert.That(await ErrorOf(() => GrantAsync()), Is.EqualTo(Errors.Disabled(KeyArn)));
    }

    [Test]
    [Refusal]
    public async Task A_key_that_is_pending_deletion_gets_no_grant()
    {
        await Client.ScheduleKeyDeletionAsync(KeyId, 7);

        Assert.That(await ErrorOf(() => GrantAsync()), Is.EqualTo(Errors.PendingDeletion(KeyArn)));
    }

    [Test]
    [Refusal]
    public async Task An_alias_does_not_name_the_key_of_a_grant()
    {
        await Client.CreateAliasAsync(Alias, KeyId);

        Assert.That(await ErrorOf(() => GrantAsync(r => r.KeyId = Alias)), Is.EqualTo(Errors.NoAliases));
    }
}
