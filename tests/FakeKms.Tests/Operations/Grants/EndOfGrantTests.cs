using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Grants;

public class EndOfGrantTests : InMemory
{
    private const string TokenOrIds =
        "ValidationException: You must specify either GrantToken, or both KeyId and GrantId, to identify the grant to retire.";

    private string keyId = "";
    private CreateGrantResponse grant = new();

    [SetUp]
    public async Task A_grant()
    {
        keyId = await Client.CreateSymmetricKeyAsync();
        grant = await Client.GrantAsync(keyId);
    }

    [Test]
    public async Task A_grant_is_retired_by_the_id_or_the_ARN_of_its_key_and_its_own_id()
    {
        var other = await Client.GrantAsync(keyId);

        await Client.RetireGrantAsync(new RetireGrantRequest { KeyId = keyId, GrantId = grant.GrantId });
        await Client.RetireGrantAsync(new RetireGrantRequest { KeyId = Kms.Key(keyId).Arn, GrantId = other.GrantId });

        Assert.That(Kms.Key(keyId).Grants, Is.Empty);
    }

    [Test]
    public async Task All_tokens_of_a_grant_are_as_good_and_end_with_it()
    {
        var (one, two) = (await Client.GrantAsync(keyId, r => r.Name = "cards"), await Client.GrantAsync(keyId, r => r.Name = "cards"));
        await Client.RetireGrantAsync(two.GrantToken);

        Assert.That(await ErrorOf(() => Client.RetireGrantAsync(one.GrantToken)), Is.EqualTo("InvalidGrantTokenException: The grant token is not known."));
    }

    [Test]
    public async Task A_grant_ends_once()
    {
        await Client.RevokeAsync(keyId, grant.GrantId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.RevokeAsync(keyId, grant.GrantId)), Is.EqualTo($"NotFoundException: Grant ID {grant.GrantId} not found"));
            Assert.That(await ErrorOf(() => RetireAsync(keyId, grant.GrantId)), Is.EqualTo($"NotFoundException: Grant ID {grant.GrantId} not found"));
            Assert.That(await ErrorOf(() => Client.RetireGrantAsync(grant.GrantToken)), Does.StartWith("InvalidGrantTokenException"));
        }
    }

    [Test]
    public async Task A_grant_is_not_found_on_another_key()
    {
        var other = await Client.CreateSymmetricKeyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.RevokeAsync(other, grant.GrantId)), Is.EqualTo($"NotFoundException: Grant ID {grant.GrantId} not found"));
            Assert.That(await ErrorOf(() => RetireAsync(other, grant.GrantId)), Is.EqualTo($"NotFoundException: Grant ID {grant.GrantId} not found"));
            Assert.That(Kms.Key(keyId).Grants, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_text_without_the_form_of_a_grant_id_is_invalid()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.RevokeAsync(keyId, "x")), Is.EqualTo("InvalidGrantIdException: Invalid grant ID x"));
            Assert.That(await ErrorOf(() => RetireAsync(keyId, "x")), Is.EqualTo("InvalidGrantIdException: Invalid grant ID x"));
        }
    }

    [Test]
    public async Task Retiring_needs_a_token_or_both_ids_and_takes_no_mixture()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => RetireAsync(null, null)), Is.EqualTo(TokenOrIds));
            Assert.That(await ErrorOf(() => RetireAsync(keyId, null)), Is.EqualTo(TokenOrIds));
            Assert.That(await ErrorOf(() => RetireAsync(null, grant.GrantId)), Is.EqualTo(TokenOrIds));
            Assert.That(await ErrorOf(() => RetireAsync(keyId, grant.GrantId, grant.GrantToken)), Is.EqualTo(TokenOrIds));
            Assert.That(await ErrorOf(() => RetireAsync(keyId, null, grant.GrantToken)), Is.EqualTo(TokenOrIds));
        }
    }

    [Test]
    public async Task A_key_that_is_not_there_has_no_grant_to_end()
    {
        const string unknown = "1234abcd-12ab-34cd-56ef-1234567890ab";
        const string error = $"NotFoundException: Key 'arn:aws:kms:us-east-1:111122223333:key/{unknown}' does not exist";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.RevokeAsync(unknown, grant.GrantId)), Is.EqualTo(error));
            Assert.That(await ErrorOf(() => RetireAsync(unknown, grant.GrantId)), Is.EqualTo(error));
            Assert.That(await ErrorOf(() => RetireAsync("alias/cards", grant.GrantId)), Does.StartWith("InvalidArnException: Key Aliases"));
        }
    }

    [Test]
    public async Task A_grant_is_not_found_from_another_Region()
    {
        using var elsewhere = Kms.CreateClient(config => config.AuthenticationRegion = "eu-west-1");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => elsewhere.RetireGrantAsync(grant.GrantToken)), Does.StartWith("InvalidGrantTokenException"));
            Assert.That(await ErrorOf(() => elsewhere.RetireGrantAsync(new RetireGrantRequest { KeyId = Kms.Key(keyId).Arn, GrantId = grant.GrantId })),
                Is.EqualTo("NotFoundException: Invalid arn us-east-1"));
        }
    }

    [Test]
    public async Task Grants_end_in_every_state_of_the_key()
    {
        var other = await Client.GrantAsync(keyId);
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        await Client.RevokeAsync(keyId, grant.GrantId);
        await Client.RetireGrantAsync(other.GrantToken);

        Assert.That(Kms.Key(keyId).Grants, Is.Empty);
    }

    private Task RetireAsync(string? key, string? grantId, string? token = null) =>
        Client.RetireGrantAsync(new RetireGrantRequest { KeyId = key, GrantId = grantId, GrantToken = token });
}
