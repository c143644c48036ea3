using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Policies;

/// <summary>Who puts a policy must be able to put the next one.</summary>
public class PolicyLockoutTests : InMemory
{
    private const string Alice = "arn:aws:iam::111122223333:user/Alice";
    private const string Refused = "MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.";
    private const string Condition = ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}";

    [TestCase(Alice)]
    [TestCase(Policies.Root)]
    [TestCase("111122223333")]
    [TestCase("*")]
    public async Task The_caller_may_be_allowed_directly_or_through_the_account(string principal) =>
        Assert.That(await Put(Policies.Allow(principal)), Is.EqualTo("no error"));

    [TestCase("arn:aws:iam::111122223333:user/Bob")]
    [TestCase("arn:aws:iam::111122223333:user/alice")]
    [TestCase("arn:aws:iam::111122223333:role/Alice")]
    [TestCase("arn:aws:iam::444455556666:user/Alice")]
    [TestCase("arn:aws:iam::444455556666:root")]
    public async Task A_policy_for_others_only_locks_the_caller_out(string principal) => Assert.That(await Put(Policies.Allow(principal)), Is.EqualTo(Refused));

    [TestCase("\"*\"")]
    [TestCase("\"kms:Put*\"")]
    [TestCase("\"KMS:putkeypolicy\"")]
    [TestCase("\"kms:*Key?olic*\"")]
    [TestCase("[\"kms:Encrypt\",\"kms:PutKeyPolicy\"]")]
    public async Task The_action_may_be_allowed_by_a_pattern(string action) => Assert.That(await Put(Policies.Allow(Alice, action)), Is.EqualTo("no error"));

    [TestCase("\"kms:Get*\"")]
    [TestCase("\"kms:PutKeyPolic\"")]
    [TestCase("\"kms:PutKeyPolicy?\"")]
    [TestCase("\"s3:*\"")]
    [TestCase("[\"kms:Encrypt\",\"kms:Decrypt\"]")]
    public async Task Without_the_action_the_caller_is_locked_out(string action) => Assert.That(await Put(Policies.Allow(Alice, action)), Is.EqualTo(Refused));

    [TestCase("\"NotAction\":\"kms:Encrypt\",\"Resource\":\"*\"", true)]
    [TestCase("\"NotAction\":[\"kms:Encrypt\",\"kms:Put*\"],\"Resource\":\"*\"", false)]
    [TestCase("\"Action\":\"kms:*\",\"Resource\":\"arn:aws:kms:*:111122223333:key/*\"", true)]
    [TestCase("\"Action\":\"kms:*\",\"Resource\":\"arn:aws:kms:*:444455556666:key/*\"", false)]
    [TestCase("\"Action\":\"kms:*\",\"NotResource\":\"*\"", false)]
    [TestCase("\"Action\":\"kms:*\"", false)]
    [TestCase("\"Resource\":\"*\"", false)]
    public async Task A_statement_counts_for_the_actions_and_resources_that_it_covers(string elements, bool isEnough) => Assert.That(
        await Put($$"""{"Effect":"Allow","Principal":"*",{{elements}}}"""), Is.EqualTo(isEnough ? "no error" : Refused));

    [TestCase(Alice)]
    [TestCase(Policies.Root)]
    [TestCase("*")]
    public async Task A_denial_locks_out_whatever_else_allows(string principal) =>
        Assert.That(await Put(Policies.Allow("*"), Policies.Deny(principal, "\"kms:Put*\"")), Is.EqualTo(Refused));

    [Test]
    public async Task A_denial_of_others_or_of_other_actions_does_no_harm() => Assert.That(
        await Put(Policies.Allow("*"), Policies.Deny("444455556666"), Policies.Deny("*", "\"kms:Sign\"")), Is.EqualTo("no error"));

    [Test]
    public async Task A_denial_of_everyone_but_some_spares_only_those()
    {
        static string DenyAllBut(string principal) => $$"""{"Effect":"Deny","NotPrincipal":{"AWS":"{{principal}}"},"Action":"kms:*","Resource":"*"}""";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Put(Policies.Allow("*"), DenyAllBut(Alice)), Is.EqualTo("no error"));
            Assert.That(await Put(Policies.Allow("*"), DenyAllBut("444455556666")), Is.EqualTo(Refused));
        }
    }

    [Test]
    public async Task Conditions_are_given_the_benefit_of_the_doubt() => Assert.That(
        await Put(Policies.Allow("*", more: Condition), Policies.Deny("*", more: Condition)), Is.EqualTo("no error"));

    [TestCase("arn:aws:iam::111122223333:role/Vault", true)]
    [TestCase("arn:aws:iam::111122223333:role/service/Vault", false)]
    [TestCase("arn:aws:sts::111122223333:assumed-role/Vault/deploy", true)]
    [TestCase("arn:aws:sts::111122223333:assumed-role/Vault/other", false)]
    [TestCase("arn:aws:iam::111122223333:role/Vaults", false)]
    [TestCase("arn:aws:iam::111122223333:user/Vault", false)]
    public async Task A_session_is_covered_by_its_role(string principal, bool isCovered)
    {
        using var client = Kms.CreateClient(KmsCaller.AssumedRole("Vault", "deploy"));
        var keyId = await client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => client.PutAsync(keyId, Policies.Of(Policies.Allow(principal)))), Is.EqualTo(isCovered ? "no error" : Refused));
    }

    [TestCase("arn:aws:iam::111122223333:role/service/Vault", true)]
    [TestCase("arn:aws:sts::111122223333:assumed-role/Vault/deploy", true)]
    [TestCase("arn:aws:iam::111122223333:role/Vault", false)]
    [TestCase("arn:aws:iam::111122223333:role/other/Vault", false)]
    public async Task The_ARN_of_a_role_has_its_path_and_that_of_a_session_does_not(string principal, bool isCovered)
    {
        using var client = Kms.CreateClient(KmsCaller.AssumedRole("service/Vault", "deploy"));
        var keyId = await client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => client.PutAsync(keyId, Policies.Of(Policies.Allow(principal)))), Is.EqualTo(isCovered ? "no error" : Refused));
    }

    [TestCase(Policies.Root, true)]
    [TestCase(Alice, false)]
    public async Task The_root_user_is_covered_by_the_account_only(string principal, bool isCovered)
    {
        using var client = Kms.CreateClient(KmsCaller.Root().WithAccessKeyId("AKIAROOT"));
        var keyId = await client.CreateSymmetricKeyAsync();

        Assert.That(await ErrorOf(() => client.PutAsync(keyId, Policies.Of(Policies.Allow(principal)))), Is.EqualTo(isCovered ? "no error" : Refused));
    }

    [TestCase("arn:aws:kms:us-east-1:111122223333:key/*", true)]
    [TestCase("arn:aws:kms:us-east-1:444455556666:key/*", false)]
    [TestCase("arn:aws:kms:us-east-1:111122223333:alias/*", false)]
    public async Task The_policy_of_a_new_key_counts_for_keys_before_the_key_has_an_id(string resource, bool isEnough)
    {
        var policy = Policies.Of($$"""{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"{{resource}}"}""");

        Assert.That(await ErrorOf(() => Client.CreateKeyAsync(new CreateKeyRequest { Policy = policy })), Is.EqualTo(isEnough ? "no error" : Refused));
    }

    [Test]
    public async Task The_check_can_be_bypassed()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        await Client.PutAsync(keyId, Policies.Of(Policies.Allow("444455556666")), bypass: true);

        Assert.That(Kms.Key(keyId).Policy, Does.Contain("444455556666"));
    }

    private async Task<string> Put(params string[] statements)
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        return await ErrorOf(() => Client.PutAsync(keyId, Policies.Of(statements)));
    }
}
