using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Policies;

public class KeyPolicyTests : InMemory
{
    [Test]
    public async Task A_key_can_be_created_with_its_policy()
    {
        var created = await Client.CreateKeyAsync(new CreateKeyRequest { Policy = Policies.Of(Policies.Allow("*")) });

        Assert.That(Kms.Key(created.KeyMetadata.KeyId).Policy, Does.Contain("\"AWS\" : \"*\""));
    }

    [Test]
    public async Task A_refused_policy_makes_no_key()
    {
        Assert.That(
            await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest { Policy = Policies.Of(Policies.Allow("444455556666")) })),
            Is.EqualTo("MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future."));
        Assert.That(Kms.Keys, Is.Empty);
    }

    [Test]
    public async Task A_key_can_be_created_with_a_policy_that_locks_its_creator_out()
    {
        var created = await Client.CreateKeyAsync(new CreateKeyRequest
        {
            Policy = Policies.Of(Policies.Allow("444455556666")),
            BypassPolicyLockoutSafetyCheck = true,
        });

        Assert.That(Kms.Key(created.KeyMetadata.KeyId).Policy, Does.Contain("444455556666"));
    }

    [Test]
    public async Task Only_the_name_default_exists()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var (policy, other) = (Policies.Of(Policies.Allow("*")), "NotFoundException: No such policy exists");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.GetKeyPolicyAsync(keyId, "Default")), Is.EqualTo(other));
            Assert.That(await ErrorOf(() => Client.PutKeyPolicyAsync(keyId, policy, "mine")), Is.EqualTo(other));
            Assert.That(await ErrorOf(() => Client.PutKeyPolicyAsync(keyId, policy, "default")), Is.EqualTo("no error"));
            Assert.That(await ErrorOf(() => Client.GetKeyPolicyAsync(keyId, "a b")), Is.EqualTo(
                @"ValidationException: 1 validation error detected: Value 'a b' at 'policyName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w]+"));
        }
    }

    [Test]
    public async Task The_list_of_policies_has_the_one_name()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        var list = await Client.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = keyId, Limit = 1 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((list.PolicyNames.Single(), list.Truncated, list.NextMarker), Is.EqualTo(("default", (bool?)false, (string?)null)));
            Assert.That(await ErrorOf(() => Client.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = keyId, Marker = "x" })), Is.EqualTo(
                "ValidationException: The marker was not produced by a former call of this operation."));
        }
    }

    [Test]
    public async Task A_policy_has_at_most_32768_bytes()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var policy = Policies.Of(Policies.Allow("*"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.PutAsync(keyId, policy.PadRight(32_768))), Is.EqualTo("no error"));
            Assert.That(await ErrorOf(() => Client.PutAsync(keyId, policy.PadRight(32_769))), Is.EqualTo(
                "LimitExceededException: The key policy is longer than the maximum of 32768 bytes."));
            Assert.That(await ErrorOf(() => Client.PutAsync(keyId, policy.PadRight(131_073))), Does.StartWith("ValidationException: 1 validation error"));
        }
    }

    [Test]
    public async Task Policies_are_read_and_put_while_the_key_is_pending_deletion()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.PutAsync(keyId, Policies.Of(Policies.Allow("*")))), Is.EqualTo("no error"));
            Assert.That(await ErrorOf(() => Client.PolicyOfAsync(keyId)), Is.EqualTo("no error"));
        }
    }
}
