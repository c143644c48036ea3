using System.Text.Json;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.Grants;

namespace FakeKms.Tests.Trail.Records;

public class GrantRecordTests : InMemory
{
    private string keyId = "";

    [SetUp]
    public async Task A_key() => keyId = await Client.CreateSymmetricKeyAsync();

    private KmsEvent Last => Kms.Trail[^1];

    private string Arn => Kms.Key(keyId).Arn;

    [Test]
    public async Task CreateGrant_is_recorded_with_its_terms_and_the_new_id()
    {
        var grant = await Client.GrantAsync(keyId, r =>
        {
            (r.Name, r.RetiringPrincipal) = ("cards", Granting.Retirer);
            r.Constraints = new() { EncryptionContextSubset = new() { ["tenant"] = "7" } };
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Last.RequestParameters.GetRawText(), Is.EqualTo(
                $$$"""{"keyId":"{{{keyId}}}","constraints":{"encryptionContextSubset":{"tenant":"7"}},"operations":["Encrypt","Decrypt"],"granteePrincipal":"{{{Granting.Role}}}","retiringPrincipal":"{{{Granting.Retirer}}}","name":"cards"}"""));
            Assert.That(Last.ResponseElements.GetRawText(), Is.EqualTo($$"""{"grantId":"{{grant.GrantId}}","keyId":"{{Arn}}"}"""));
            Assert.That(Last.AdditionalEventData, Is.Null);
            Assert.That((Last.ReadOnly, Last.Resources.Single().Arn), Is.EqualTo((false, Arn)));
        }
    }

    [Test]
    public async Task CreateGrant_for_a_service_is_recorded_as_in_the_guide()
    {
        await Client.GrantAsync(keyId, r =>
        {
            (r.GranteePrincipal, r.GranteeServicePrincipal, r.RetiringServicePrincipal) = (null, "dynamodb.amazonaws.com", "dynamodb.amazonaws.com");
            r.Constraints = new() { SourceArn = Granting.Table };
        });

        Assert.That(Last.RequestParameters.GetRawText(), Is.EqualTo(
            $$$"""{"keyId":"{{{keyId}}}","constraints":{"sourceArn":"{{{Granting.Table}}}"},"operations":["Encrypt","Decrypt"],"granteeServicePrincipal":"dynamodb.amazonaws.com","retiringServicePrincipal":"dynamodb.amazonaws.com"}"""));
    }

    [Test]
    public async Task A_dry_run_is_recorded_as_such()
    {
        await ErrorOf(() => Client.GrantAsync(keyId, r => r.DryRun = true));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Last.RequestParameters.GetProperty("dryRun").GetBoolean(), Is.True);
            Assert.That(Last.ErrorCode, Is.EqualTo("DryRunOperationException"));
            Assert.That((Last.ResponseElements.ValueKind, Last.Resources.Single().Arn), Is.EqualTo((JsonValueKind.Null, Arn)));
        }
    }

    [Test]
    public async Task RetireGrant_is_recorded_without_parameters_and_with_the_grant_beside_them()
    {
        var (one, two) = (await Client.GrantAsync(keyId), await Client.GrantAsync(keyId));

        await Client.RetireGrantAsync(one.GrantToken);
        var byToken = Last;
        await Client.RetireGrantAsync(new RetireGrantRequest { KeyId = keyId, GrantId = two.GrantId });

        using (Assert.EnterMultipleScope())
        {
            foreach (var (record, grant) in new[] { (byToken, one), (Last, two) })
            {
                Assert.That(record.RequestParameters.ValueKind, Is.EqualTo(JsonValueKind.Null));
                Assert.That(record.ResponseElements.GetRawText(), Is.EqualTo($$"""{"keyId":"{{Arn}}"}"""));
                Assert.That(record.AdditionalEventData!.Value.GetRawText(), Is.EqualTo($$"""{"grantId":"{{grant.GrantId}}"}"""));
                Assert.That((record.ReadOnly, record.Resources.Single().Arn), Is.EqualTo((false, Arn)));
            }
        }
    }

    [Test]
    public async Task RevokeGrant_is_recorded_with_the_key_and_the_grant()
    {
        var grant = await Client.GrantAsync(keyId);
        await Client.RevokeAsync(keyId, grant.GrantId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Last.RequestParameters.GetRawText(), Is.EqualTo($$"""{"keyId":"{{keyId}}","grantId":"{{grant.GrantId}}"}"""));
            Assert.That(Last.ResponseElements.GetRawText(), Is.EqualTo($$"""{"keyId":"{{Arn}}"}"""));
            Assert.That((Last.ReadOnly, Last.Resources.Single().Arn), Is.EqualTo((false, Arn)));
        }
    }

    [Test]
    public async Task The_lists_are_recorded_as_reading_with_their_arguments()
    {
        await Client.ListGrantsAsync(new ListGrantsRequest { KeyId = keyId, Limit = 10, GranteePrincipal = Granting.Role });
        var ofKey = Last;
        await Client.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = Granting.Retirer });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ofKey.RequestParameters.GetRawText(), Is.EqualTo($$"""{"keyId":"{{keyId}}","limit":10,"granteePrincipal":"{{Granting.Role}}"}"""));
            Assert.That((ofKey.ReadOnly, ofKey.ResponseElements.ValueKind, ofKey.Resources.Single().Arn), Is.EqualTo((true, JsonValueKind.Null, Arn)));
            Assert.That(Last.RequestParameters.GetRawText(), Is.EqualTo($$"""{"retiringPrincipal":"{{Granting.Retirer}}"}"""));
            Assert.That((Last.ReadOnly, Last.Resources.Count), Is.EqualTo((true, 0)));
        }
    }

    [Test]
    public async Task No_token_enters_a_record()
    {
        var token = (await Client.GrantAsync(keyId)).GrantToken;
        await Client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = keyId, GrantTokens = [token] });
        await ErrorOf(() => Client.GrantAsync(keyId, r => r.GrantTokens = [token, token + "x"]));
        await ErrorOf(() => Client.GrantAsync(keyId, r => r.GrantTokens = [token, ""]));
        await ErrorOf(() => Client.RetireGrantAsync(new RetireGrantRequest { GrantToken = token, KeyId = keyId }));
        await Client.RetireGrantAsync(token);
        await ErrorOf(() => Client.RetireGrantAsync(token));

        Assert.That(Kms.Trail.ToLogJson(), Does.Not.Contain(token[..16]));
    }
}
