using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios;

public class ScenarioGrantTokenTests : InMemory
{
    private const string Vault = "arn:aws:iam::111122223333:role/Vault";

    [Test]
    public async Task A_stored_name_is_the_grant_id_or_the_grant_token_as_the_step_needs_it()
    {
        var scenario = Kms.Scenario("names")
            .CreateKey("alias/a")
            .CreateGrant("alias/a", Vault, [GrantOperation.Decrypt], into: "grant")
            .CreateGrant("alias/a", Vault, [GrantOperation.Encrypt])
            .ListGrants("alias/a", "grant")
            .DescribeKey("alias/a", grantTokens: ["grant"])
            .DescribeKey("alias/a", grantTokens: ["unknown"]).Expect<AmazonKeyManagementServiceException>("InvalidGrantTokenException")
            .RetireGrant(key: "alias/a", grantId: "grant")
            .RevokeGrant("alias/a", "grant").Expect<AmazonKeyManagementServiceException>();
        await scenario;

        var created = scenario.Results.Response<CreateGrantResponse>(2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((scenario.Results.Text("grant"), scenario.Results.GrantToken("grant")), Is.EqualTo((created.GrantId, created.GrantToken)));
            Assert.That(scenario.Results.Response<ListGrantsResponse>(4).Grants.Select(grant => grant.GrantId), Is.EqualTo((string[])[created.GrantId]));
        }
    }

    [Test]
    public async Task Grant_tokens_go_along_with_the_calls_of_cryptography() => await Kms.Scenario("tokens")
        .CreateKey("alias/a")
        .CreateGrant("alias/a", Vault, [GrantOperation.Encrypt, GrantOperation.Decrypt, GrantOperation.GenerateDataKey], into: "grant")
        .Encrypt("alias/a", "text", into: "text", grantTokens: ["grant"])
        .Encrypt("alias/a", [1], grantTokens: ["grant"])
        .Decrypt(from: "text", grantTokens: ["grant"])
        .ReEncrypt(from: "text", "alias/a", grantTokens: ["grant"])
        .GenerateDataKey("alias/a", grantTokens: ["grant"])
        .GenerateDataKeyWithoutPlaintext("alias/a", grantTokens: ["grant"])
        .Encrypt("alias/a", "text", grantTokens: ["none"]).Expect<InvalidGrantTokenException>()
        .Encrypt("alias/a", [1], grantTokens: ["none"]).Expect<InvalidGrantTokenException>()
        .Decrypt(from: "text", grantTokens: ["none"]).Expect<InvalidGrantTokenException>()
        .ReEncrypt(from: "text", "alias/a", grantTokens: ["none"]).Expect<InvalidGrantTokenException>()
        .GenerateDataKey("alias/a", grantTokens: ["none"]).Expect<InvalidGrantTokenException>()
        .GenerateDataKeyWithoutPlaintext("alias/a", grantTokens: ["none"]).Expect<InvalidGrantTokenException>()
        .GenerateDataKeyPair("alias/a", DataKeyPairSpec.ECC_NIST_P256, grantTokens: ["none"]).Expect<InvalidGrantTokenException>()
        .GenerateDataKeyPairWithoutPlaintext("alias/a", DataKeyPairSpec.ECC_NIST_P256, grantTokens: ["none"]).Expect<InvalidGrantTokenException>()
        .CreateGrant("alias/a", Vault, [GrantOperation.Decrypt], grantTokens: ["none"]).Expect<InvalidGrantTokenException>();

    [Test]
    public async Task A_value_that_is_no_grant_has_no_grant_token()
    {
        var scenario = Kms.Scenario("no grant").CreateKey("alias/a").Encrypt("alias/a", "text", into: "text");
        await scenario;

        Assert.That(() => scenario.Results.GrantToken("text"), Throws.InvalidOperationException.With.Message.EqualTo(
            "The value \"text\" has no grant token beside it; only CreateGrant stores one."));
    }
}
