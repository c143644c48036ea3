using System.Text.Json;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Policies;

public class KeyPolicyRecordTests : InMemory
{
    [Test]
    public async Task PutKeyPolicy_is_recorded_with_the_text_as_it_was_sent()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var policy = Policies.Of(Policies.Allow("*"));
        await Client.PutAsync(keyId, "\n" + policy);
        var record = Kms.Trail[^1];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                record.RequestParameters.EnumerateObject().Select(member => $"{member.Name}={member.Value}"),
                Is.EqualTo(new[] { $"keyId={keyId}", "policyName=default", "policy=\n" + policy, "bypassPolicyLockoutSafetyCheck=False" }));
            Assert.That(record.ResponseElements.GetRawText(), Is.EqualTo($$"""{"keyId":"{{Kms.Key(keyId).Arn}}"}"""));
            Assert.That((record.ReadOnly, record.Resources.Single().Arn), Is.EqualTo((false, Kms.Key(keyId).Arn)));
        }
    }

    [Test]
    public async Task Reading_policies_is_recorded_as_reading()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.GetKeyPolicyAsync(keyId, "default");
        await Client.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = keyId, Limit = 7 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail[^2].RequestParameters.GetRawText(), Is.EqualTo($$"""{"keyId":"{{keyId}}","policyName":"default"}"""));
            Assert.That(Kms.Trail[^1].RequestParameters.GetRawText(), Is.EqualTo($$"""{"keyId":"{{keyId}}","limit":7}"""));
            Assert.That(Kms.Trail.Skip(1).Select(record => (record.ReadOnly, record.ResponseElements.ValueKind)), Is.All.EqualTo((true, JsonValueKind.Null)));
        }
    }

    [Test]
    public async Task A_refused_policy_is_recorded_with_its_error()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await ErrorOf(() => Client.PutAsync(keyId, "no policy"));

        Assert.That((Kms.Trail[^1].ErrorCode, Kms.Trail[^1].ResponseElements.ValueKind), Is.EqualTo(("MalformedPolicyDocumentException", JsonValueKind.Null)));
    }
}
