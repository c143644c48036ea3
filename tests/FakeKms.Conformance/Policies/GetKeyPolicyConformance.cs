using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("GetKeyPolicy")]
[Lanes]
public class GetKeyPolicyConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task A_key_without_a_policy_has_the_default_one()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;

        var answer = await Client.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = key.KeyId });

        var statement = JsonNode.Parse(answer.Policy)!["Statement"]!.AsArray().Single()!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.PolicyName, Is.EqualTo("default"));
            Assert.That(
                (statement["Effect"]!.ToString(), statement["Action"]!.ToString(), statement["Resource"]!.ToString()),
                Is.EqualTo(("Allow", "kms:*", "*")));
            Assert.That(statement["Principal"]!["AWS"]!.ToString(), Is.EqualTo(Principals.RootOf(key.Arn)));
        }
    }

    [Test]
    public async Task A_key_has_the_policy_that_it_was_created_with()
    {
        var policy = Principals.PolicyOf(await ArnOf(await Client.CreateSymmetricKeyAsync()), sid: "Created");
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest { Policy = policy })).KeyMetadata;

        var answer = await Client.GetKeyPolicyAsync(key.Arn, "default");

        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(answer.Policy), JsonNode.Parse(policy)), Is.True, answer.Policy);
    }

    [Test]
    [Refusal]
    public async Task There_is_no_policy_of_another_name()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => Client.GetKeyPolicyAsync(keyId, "mine")), Does.StartWith("NotFoundException"));
    }

    [Test]
    [Refusal]
    public async Task An_alias_is_not_accepted()
    {
        await Client.CreateAliasAsync(Alias, await Client.CreateSymmetricKeyAsync());

        Assert.That(await ErrorOf(() => Client.GetKeyPolicyAsync(Alias, "default")), Is.EqualTo(Errors.NoAliases));
    }
}
