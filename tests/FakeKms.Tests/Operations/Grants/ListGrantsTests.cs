using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Grants;

public class ListGrantsTests : InMemory
{
    private string keyId = "";

    [SetUp]
    public async Task A_key() => keyId = await Client.CreateSymmetricKeyAsync();

    [Test]
    public async Task An_entry_has_all_that_was_asked_for_and_no_token()
    {
        var created = await Client.GrantAsync(keyId, r =>
        {
            (r.Name, r.RetiringPrincipal) = ("cards", Granting.Retirer);
            r.Constraints = new() { EncryptionContextEquals = new() { ["tenant"] = "7" } };
        });

        var entry = (await Client.GrantsAsync(keyId)).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((entry.KeyId, entry.GrantId, entry.Name), Is.EqualTo((Kms.Key(keyId).Arn, created.GrantId, "cards")));
            Assert.That((entry.GranteePrincipal, entry.RetiringPrincipal), Is.EqualTo((Granting.Role, Granting.Retirer)));
            Assert.That(entry.IssuingAccount, Is.EqualTo("arn:aws:iam::111122223333:root"));
            Assert.That(entry.CreationDate, Is.EqualTo(Kms.Clock.GetUtcNow().UtcDateTime));
            Assert.That(entry.Operations, Is.EqualTo(new[] { "Encrypt", "Decrypt" }));
            Assert.That(entry.Constraints.EncryptionContextEquals, Is.EqualTo(new Dictionary<string, string> { ["tenant"] = "7" }));
            Assert.That((entry.Constraints.EncryptionContextSubset, entry.Constraints.SourceArn), Is.EqualTo(((object?)null, (string?)null)));
        }
    }

    [Test]
    public async Task A_grant_without_a_name_has_an_empty_one_and_without_constraints_none()
    {
        await Client.GrantAsync(keyId, r => r.Constraints = new());

        var entry = (await Client.GrantsAsync(keyId)).Single();

        Assert.That((entry.Name, entry.Constraints, entry.RetiringPrincipal), Is.EqualTo(("", (GrantConstraints?)null, (string?)null)));
    }

    [Test]
    public async Task A_grant_for_a_service_shows_the_service()
    {
        await Client.GrantAsync(keyId, r =>
        {
            (r.GranteePrincipal, r.GranteeServicePrincipal, r.RetiringServicePrincipal) = (null, "dynamodb.amazonaws.com", "dynamodb.amazonaws.com");
            r.Constraints = new() { SourceArn = Granting.Table };
        });

        var entry = (await Client.GrantsAsync(keyId)).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((entry.GranteePrincipal, entry.GranteeServicePrincipal), Is.EqualTo(((string?)null, "dynamodb.amazonaws.com")));
            Assert.That((entry.RetiringPrincipal, entry.RetiringServicePrincipal), Is.EqualTo(((string?)null, "dynamodb.amazonaws.com")));
            Assert.That(entry.Constraints.SourceArn, Is.EqualTo(Granting.Table));
        }
    }

    [Test]
    public async Task Grants_are_listed_in_pages_in_the_order_of_their_ids()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++) ids.Add((await Client.GrantAsync(keyId)).GrantId);
        await Client.GrantAsync(await Client.CreateSymmetricKeyAsync());

        var (listed, marker, sizes) = (new List<string>(), (string?)null, new List<int>());
        do
        {
            var page = await Client.ListGrantsAsync(new ListGrantsRequest { KeyId = keyId, Limit = 2, Marker = marker });
            Assert.That(page.Truncated, Is.EqualTo(page.NextMarker is not null));
            listed.AddRange(page.Grants.Select(grant => grant.GrantId));
            sizes.Add(page.Grants.Count);
            marker = page.NextMarker;
        }
        while (marker is not null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed, Is.EqualTo(ids.Order(StringComparer.Ordinal)));
            Assert.That(sizes, Is.EqualTo(new[] { 2, 2, 1 }));
        }
    }

    [Test]
    public async Task A_page_goes_on_where_the_last_one_ended_although_that_grant_is_gone()
    {
        for (var i = 0; i < 3; i++) await Client.GrantAsync(keyId);
        var first = await Client.ListGrantsAsync(new ListGrantsRequest { KeyId = keyId, Limit = 2 });
        foreach (var grant in first.Grants) await Client.RevokeAsync(keyId, grant.GrantId);

        var rest = await Client.ListGrantsAsync(new ListGrantsRequest { KeyId = keyId, Marker = first.NextMarker });

        Assert.That(rest.Grants.Single().GrantId, Is.EqualTo(Kms.Key(keyId).Grants.Single().GrantId));
    }

    [Test]
    public async Task Fifty_grants_come_at_once_and_not_more_than_a_hundred()
    {
        for (var i = 0; i < 51; i++) await Client.GrantAsync(keyId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Client.GrantsAsync(keyId), Has.Count.EqualTo(50));
            Assert.That(await ErrorOf(() => Client.ListGrantsAsync(new ListGrantsRequest { KeyId = keyId, Limit = 101 })), Is.EqualTo(
                "ValidationException: 1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100"));
        }
    }

    [Test]
    public async Task One_grant_can_be_asked_for()
    {
        var (one, two) = (await Client.GrantAsync(keyId), await Client.GrantAsync(keyId));
        var other = await Client.GrantAsync(await Client.CreateSymmetricKeyAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await IdsAsync(new() { GrantId = two.GrantId }), Is.EqualTo(new[] { two.GrantId }));
            Assert.That(await IdsAsync(new() { GrantId = other.GrantId }), Is.Empty);
            Assert.That(await IdsAsync(new() { GrantId = one.GrantId, GranteePrincipal = Granting.Retirer }), Is.Empty);
            Assert.That(await ErrorOf(() => IdsAsync(new() { GrantId = "x" })), Is.EqualTo("InvalidGrantIdException: Invalid grant ID x"));
        }
    }

    [Test]
    public async Task The_grants_of_one_grantee_can_be_asked_for()
    {
        await Client.GrantAsync(keyId);
        var grant = await Client.GrantAsync(keyId, r => r.GranteePrincipal = Granting.Retirer);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await IdsAsync(new() { GranteePrincipal = Granting.Retirer }), Is.EqualTo(new[] { grant.GrantId }));
            Assert.That(await IdsAsync(new() { GranteePrincipal = "ec2.amazonaws.com" }), Is.Empty);
            Assert.That(await ErrorOf(() => IdsAsync(new() { GranteePrincipal = "arn:aws:iam::111122223333:group/Admins" })),
                Is.EqualTo("InvalidArnException: ARN does not refer to a valid principal: arn:aws:iam::111122223333:group/Admins"));
        }
    }

    [Test]
    public async Task Only_services_can_ask_for_the_grants_of_a_service()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => IdsAsync(new() { GranteeServicePrincipal = "ec2.amazonaws.com" })), Is.EqualTo(
                "AccessDeniedException: User: arn:aws:iam::111122223333:user/Alice is not authorized to perform: kms:ListGrants with GranteeServicePrincipal " +
                "because only AWS service principals can use it"));
            Assert.That(await ErrorOf(() => IdsAsync(new() { GranteeServicePrincipal = "ec2.amazonaws.com", GranteePrincipal = Granting.Role })), Is.EqualTo(
                "ValidationException: You can specify either GranteePrincipal or GranteeServicePrincipal, but not both."));
        }
    }

    [Test]
    public async Task A_marker_of_another_list_is_refused()
    {
        await Client.CreateSymmetricKeyAsync();
        var marker = (await Client.ListKeysAsync(new ListKeysRequest { Limit = 1 })).NextMarker;

        Assert.That(await ErrorOf(() => IdsAsync(new() { Marker = marker })), Does.StartWith("InvalidMarkerException"));
    }

    private async Task<string[]> IdsAsync(ListGrantsRequest request)
    {
        request.KeyId = keyId;
        return [.. (await Client.ListGrantsAsync(request)).Grants.Select(grant => grant.GrantId)];
    }
}
