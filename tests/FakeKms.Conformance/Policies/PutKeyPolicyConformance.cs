using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("PutKeyPolicy")]
[Lanes]
public class PutKeyPolicyConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task A_policy_comes_back_as_it_was_put_but_for_its_layout()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var policy = Principals.PolicyOf(await ArnOf(keyId));

        await Client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = keyId, Policy = policy });

        var answered = (await Client.GetKeyPolicyAsync(keyId, "default")).Policy;
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(answered), JsonNode.Parse(policy)), Is.True, answered);
    }

    [Test]
    public async Task A_policy_is_put_while_the_key_is_pending_deletion()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var policy = Principals.PolicyOf(await ArnOf(keyId));
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(await ErrorOf(() => Client.PutKeyPolicyAsync(keyId, policy, "default")), Is.EqualTo("no error"));
    }

    [Test]
    [Refusal]
    public async Task A_policy_that_locks_its_author_out_is_refused_and_the_old_one_stays_in_force()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var before = (await Client.GetKeyPolicyAsync(keyId, "default")).Policy;
        var policy = Principals.PolicyOf(await ArnOf(keyId), "kms:Encrypt");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.PutKeyPolicyAsync(keyId, policy, "default")), Is.EqualTo(Errors.Lockout));
            Assert.That((await Client.GetKeyPolicyAsync(keyId, "default")).Policy, Is.EqualTo(before));
        }
    }

    [Refusal]
    [TestCase("policy")]
    [TestCase("{}")]
    [TestCase("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}""")]
    public async Task A_text_that_is_no_key_policy_is_malformed(string policy)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => Client.PutKeyPolicyAsync(keyId, policy, "default")), Does.StartWith("MalformedPolicyDocumentException"));
    }

    [Test]
    [Refusal]
    public async Task An_alias_is_not_accepted()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var policy = Principals.PolicyOf(await ArnOf(keyId));
        await Client.CreateAliasAsync(Alias, keyId);

        Assert.That(await ErrorOf(() => Client.PutKeyPolicyAsync(Alias, policy, "default")), Is.EqualTo(Errors.NoAliases));
    }
}
