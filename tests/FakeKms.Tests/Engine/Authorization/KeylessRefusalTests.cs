using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>Actions on no key, which identity policies alone decide: no grant comes into it.</summary>
public sealed class KeylessRefusalTests : Strict
{
    protected override void Configure(FakeKmsBuilder builder)
    {
        base.Configure(builder);
        builder.WithRole("Vault", role => role.WithPolicy(
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*"}]}"""));
    }

    [Test]
    public async Task What_no_identity_policy_allows_is_refused_on_no_resource_in_particular() => Assert.That(
        await Outcome(VaultCaller, client => client.CreateKeyAsync(new CreateKeyRequest())),
        Is.EqualTo($"User: {VaultSession} is not authorized to perform: kms:CreateKey on resource: * because no identity-based policy allows the kms:CreateKey action"));

    [Test]
    public async Task What_an_identity_policy_allows_goes_on() =>
        Assert.That(await Outcome(VaultCaller, client => client.ListKeysAsync(new ListKeysRequest())), Is.EqualTo("allowed"));
}
