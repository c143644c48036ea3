using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios;

public class ScenarioGrantTests : InMemory
{
    private const string Vault = "arn:aws:iam::111122223333:role/Vault";
    private const string Mary = "arn:aws:iam::111122223333:user/Mary";
    private static readonly Dictionary<string, string> Tenant = new() { ["tenant"] = "7" };

    [Test]
    public async Task The_verbs_of_grants_call_what_they_are_named_after()
    {
        await Kms.Scenario("grants")
            .CreateKey("alias/a")
            .CreateGrant("alias/a", Vault, [GrantOperation.Decrypt], into: "one", retiringPrincipal: Mary)
            .CreateGrant("alias/a", Vault, [GrantOperation.Decrypt], into: "two")
            .ListGrants("alias/a", limit: 5)
            .ListRetirableGrants(Mary, limit: 5)
            .RetireGrant("one")
            .RevokeGrant("alias/a", "two");

        Assert.That(Names(), Is.EqualTo((string[])
            ["CreateKey", "CreateGrant", "CreateGrant", "ListGrants", "ListRetirableGrants", "RetireGrant", "RevokeGrant"]));
    }

    [Test]
    public async Task What_a_grant_is_given_arrives_in_the_request()
    {
        await Kms.Scenario("terms")
            .CreateKey("alias/a")
            .CreateGrant(
                "alias/a", Vault, [GrantOperation.Encrypt, GrantOperation.Decrypt], into: "grant", retiringPrincipal: Mary, name: "cards",
                encryptionContextEquals: Tenant)
            .CreateGrant("alias/a", Vault, [GrantOperation.Decrypt], encryptionContextSubset: Tenant);

        var parameters = Kms.Trail[1].RequestParameters;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(parameters.GetProperty("keyId").GetString(), Is.EqualTo(Kms.Key("alias/a").KeyId));
            Assert.That(parameters.GetProperty("granteePrincipal").GetString(), Is.EqualTo(Vault));
            Assert.That(parameters.GetProperty("retiringPrincipal").GetString(), Is.EqualTo(Mary));
            Assert.That(parameters.GetProperty("operations").EnumerateArray().Select(item => item.GetString()), Is.EqualTo((string[])["Encrypt", "Decrypt"]));
            Assert.That(parameters.GetProperty("name").GetString(), Is.EqualTo("cards"));
            Assert.That(Constraint(1, "encryptionContextEquals"), Is.EqualTo("7"));
            Assert.That(Constraint(2, "encryptionContextSubset"), Is.EqualTo("7"));
        }
    }

    [Test]
    public async Task A_dry_run_leaves_everything_as_it_is()
    {
        var scenario = Kms.Scenario("dry")
            .CreateKey("alias/a")
            .CreateGrant("alias/a", Vault, [GrantOperation.Decrypt], into: "grant")
            .CreateGrant("alias/a", Vault, [GrantOperation.Encrypt], dryRun: true).Expect<DryRunOperationException>()
            .RetireGrant("grant", dryRun: true).Expect<DryRunOperationException>()
            .RevokeGrant("alias/a", "grant", dryRun: true).Expect<DryRunOperationException>()
            .ListGrants("alias/a");
        await scenario;

        Assert.That(scenario.Results.Response<ListGrantsResponse>(6).Grants, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Grants_are_listed_by_their_grantee()
    {
        var scenario = Kms.Scenario("grantees")
            .CreateKey("alias/a")
            .CreateGrant("alias/a", Vault, [GrantOperation.Decrypt])
            .CreateGrant("alias/a", Mary, [GrantOperation.Decrypt])
            .ListGrants("alias/a", granteePrincipal: Mary);
        await scenario;

        Assert.That(scenario.Results.Response<ListGrantsResponse>(4).Grants.Select(grant => grant.GranteePrincipal), Is.EqualTo((string[])[Mary]));
    }

    [Test]
    public async Task A_grant_to_a_service_names_the_resource_that_it_acts_for()
    {
        const string service = "dynamodb.us-east-1.amazonaws.com";
        const string table = "arn:aws:dynamodb:us-east-1:111122223333:table/Cards";
        await Kms.Scenario("service")
            .CreateKey("alias/a")
            .CreateGrant(
                "alias/a", null, [GrantOperation.Decrypt], sourceArn: table, granteeServicePrincipal: service, retiringServicePrincipal: service)
            .ListGrants("alias/a", granteeServicePrincipal: service)
            .Expect<AmazonKeyManagementServiceException>("AccessDeniedException", "kms:ListGrants with GranteeServicePrincipal")
            .ListRetirableGrants(null, retiringServicePrincipal: service)
            .Expect<AmazonKeyManagementServiceException>("AccessDeniedException", "kms:ListRetirableGrants with RetiringServicePrincipal");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail[1].RequestParameters.GetProperty("constraints").GetProperty("sourceArn").GetString(), Is.EqualTo(table));
            Assert.That(Kms.Trail[1].RequestParameters.GetProperty("granteeServicePrincipal").GetString(), Is.EqualTo(service));
            Assert.That(Kms.Trail[1].RequestParameters.GetProperty("retiringServicePrincipal").GetString(), Is.EqualTo(service));
        }
    }

    private IEnumerable<string> Names() => Kms.Trail.Select(record => record.EventName);

    private string? Constraint(int record, string name)
    {
        JsonElement constraints = Kms.Trail[record].RequestParameters.GetProperty("constraints");
        return constraints.GetProperty(name).GetProperty("tenant").GetString();
    }
}
