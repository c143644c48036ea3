using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Grants;

public class ListRetirableGrantsTests : InMemory
{
    private const string Bob = "arn:aws:iam::444455556666:user/Bob";

    [Test]
    public async Task Grants_on_all_keys_of_the_Region_are_listed_in_pages_in_the_order_of_their_ids()
    {
        var (one, two) = (await Client.CreateSymmetricKeyAsync(), await Client.CreateSymmetricKeyAsync());
        var ids = new List<string>();
        foreach (var key in new[] { one, two, one }) ids.Add((await Client.GrantAsync(key, r => r.RetiringPrincipal = Granting.Retirer)).GrantId);
        await Client.GrantAsync(one, r => r.RetiringPrincipal = Granting.Role);
        await Client.GrantAsync(one);

        var first = await RetirableAsync(new() { RetiringPrincipal = Granting.Retirer, Limit = 2 });
        var second = await RetirableAsync(new() { RetiringPrincipal = Granting.Retirer, Marker = first.NextMarker });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Grants.Concat(second.Grants).Select(grant => grant.GrantId), Is.EqualTo(ids.Order(StringComparer.Ordinal)));
            Assert.That((first.Grants.Count, first.Truncated, second.Truncated, second.NextMarker), Is.EqualTo((2, true, false, (string?)null)));
        }
    }

    [Test]
    public async Task A_principal_sees_and_retires_its_grants_on_keys_of_other_accounts()
    {
        var grant = await Client.GrantAsync(await Client.CreateSymmetricKeyAsync(), r => r.RetiringPrincipal = Bob);
        using var bob = Kms.CreateClient(KmsCaller.IamUser("Bob").WithAccountId("444455556666").WithAccessKeyId("AKIABOBEXAMPLE"));

        var entry = (await bob.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = Bob })).Grants.Single();
        await bob.RetireGrantAsync(new RetireGrantRequest { KeyId = entry.KeyId, GrantId = entry.GrantId });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((entry.GrantId, entry.IssuingAccount), Is.EqualTo((grant.GrantId, "arn:aws:iam::111122223333:root")));
            Assert.That(Kms.Keys.Single().Grants, Is.Empty);
        }
    }

    [Test]
    public async Task Grants_in_other_Regions_are_not_listed()
    {
        await Client.GrantAsync(await Client.CreateSymmetricKeyAsync(), r => r.RetiringPrincipal = Granting.Retirer);
        using var elsewhere = Kms.CreateClient(config => config.AuthenticationRegion = "eu-west-1");

        Assert.That((await elsewhere.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = Granting.Retirer })).Grants, Is.Empty);
    }

    [Test]
    public async Task The_principal_is_one_of_the_callers_account()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => RetirableAsync(new() { RetiringPrincipal = Bob })), Is.EqualTo(
                $"InvalidArnException: The retiring principal is not in the account of the caller: {Bob}"));
            Assert.That(await ErrorOf(() => RetirableAsync(new() { RetiringPrincipal = "Bob" })), Is.EqualTo(
                "InvalidArnException: ARN does not refer to a valid principal: Bob"));
        }
    }

    [Test]
    public async Task One_principal_is_needed()
    {
        const string expected = "ValidationException: You must specify either RetiringPrincipal or RetiringServicePrincipal, but not both.";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => RetirableAsync(new())), Is.EqualTo(expected));
            Assert.That(await ErrorOf(() => RetirableAsync(new()
            {
                RetiringPrincipal = Granting.Role,
                RetiringServicePrincipal = "ec2.amazonaws.com",
            })), Is.EqualTo(expected));
        }
    }

    [Test]
    public async Task Only_services_can_ask_what_a_service_retires() => Assert.That(
        await ErrorOf(() => RetirableAsync(new() { RetiringServicePrincipal = "ec2.amazonaws.com" })), Is.EqualTo(
            "AccessDeniedException: User: arn:aws:iam::111122223333:user/Alice is not authorized to perform: kms:ListRetirableGrants " +
            "with RetiringServicePrincipal because only AWS service principals can use it"));

    private Task<ListRetirableGrantsResponse> RetirableAsync(ListRetirableGrantsRequest request) => Client.ListRetirableGrantsAsync(request);
}
