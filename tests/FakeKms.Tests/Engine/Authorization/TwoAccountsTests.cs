using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>
/// A key of one account and callers of another: both accounts have to agree. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
/// </summary>
public sealed class TwoAccountsTests : Strict
{
    private const string Auditor = "arn:aws:iam::444455556666:role/Auditor";
    private const string Linked = "aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
    private const string Masked = "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";
    private const string Use = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}""";
    private const string Nothing = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";

    private static readonly KmsCaller Zoe = KmsCaller.IamUser("Zoe").WithAccountId(Theirs);

    protected override void Configure(FakeKmsBuilder builder) => base.Configure(builder
        .WithRole("Auditor", role => role.InAccount(Theirs).WithPolicy(Nothing))
        .WithRole(Linked, role => role.InAccount(Theirs).WithPolicy(Nothing)));

    [Test]
    public async Task Each_account_in_turn_opens_its_side()
    {
        var neither = await Encrypts(Foreigner);
        await Open(Auditor);
        var keyOnly = await Encrypts(Foreigner);
        Kms.Authorization.PutRole("Auditor", role => role.InAccount(Theirs).WithPolicy(Use));
        var both = await Encrypts(Foreigner);
        await Open("arn:aws:iam::444455556666:role/Other");
        var callerOnly = await Encrypts(Foreigner);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(neither, Does.EndWith("perform: kms:Encrypt on this resource " + Masked));
            Assert.That(keyOnly, Does.EndWith("because no identity-based policy allows the kms:Encrypt action"));
            Assert.That(both, Is.EqualTo("allowed"));
            Assert.That(callerOnly, Is.EqualTo(neither));
        }
    }

    [Test]
    public async Task A_role_of_the_same_name_in_the_account_of_the_key_is_not_meant()
    {
        await Open(Auditor);

        Assert.That(await Encrypts(KmsCaller.AssumedRole("Auditor", "zoe")), Is.EqualTo("allowed"), "by the administrator's policy of the own account");
        Kms.Authorization.PutRole("Auditor", role => role.WithPolicy(Nothing));
        Assert.That(await Encrypts(KmsCaller.AssumedRole("Auditor", "zoe")), Does.EndWith("because no identity-based policy allows the kms:Encrypt action"));
    }

    [Test]
    public async Task Re_encryption_into_another_account_asks_each_key_for_its_side()
    {
        await Open(Theirs, "kms:ReEncryptTo");
        using var theirs = Kms.CreateClient(Zoe);
        var own = (await theirs.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.Arn;
        var blob = (await theirs.EncryptAsync(new EncryptRequest { KeyId = own, Plaintext = new MemoryStream([1]) })).CiphertextBlob;

        var there = await Outcome(Zoe, client => client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = Arn }));
        using var ours = Kms.CreateClient();
        var sealedHere = (await ours.EncryptAsync(new EncryptRequest { KeyId = Arn, Plaintext = new MemoryStream([1]) })).CiphertextBlob;
        var back = await Outcome(Zoe, client => client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = sealedHere, DestinationKeyId = own }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(there, Is.EqualTo("allowed"));
            Assert.That(back, Does.EndWith("perform: kms:ReEncryptFrom on the resource associated with this ciphertext " + Masked));
        }
    }

    [Test]
    public async Task An_operation_without_support_across_accounts_is_refused_and_listed_whatever_is_allowed()
    {
        await Open(Theirs, "kms:*");

        var text = await Outcome(Zoe, client => client.DisableKeyAsync(Arn));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.EndWith("perform: kms:DisableKey on this resource " + Masked));
            Assert.That(Kms.Authorization.Denied.Select(denial => (denial.Operation, denial.Decision.Message)), Is.EqualTo([("DisableKey", text)]));
            Assert.That(Kms.Authorization.Denied.Single().Decision.Explanation, Does.EndWith("does not work on keys of other accounts, whatever their policies allow."));
            Assert.That(Kms.Can(Zoe, "kms:DisableKey", Arn).Message, Is.EqualTo(text));
        }
    }

    [Test]
    public async Task A_grant_of_the_account_of_the_key_takes_the_place_of_its_policy_only()
    {
        await Grant(Client, Auditor, "Encrypt");
        var without = await Encrypts(Foreigner);
        Kms.Authorization.PutRole("Auditor", role => role.InAccount(Theirs).WithPolicy(Use));

        Assert.That((without.Split("because ")[1], await Encrypts(Foreigner)), Is.EqualTo(("no identity-based policy allows the kms:Encrypt action", "allowed")));
    }

    [Test]
    public async Task A_grant_that_the_account_of_the_caller_made_needs_no_identity_policy_there()
    {
        await Open(Theirs, "kms:CreateGrant");
        using (var zoe = Kms.CreateClient(Zoe)) await Grant(zoe, "arn:aws:iam::444455556666:role/" + Linked, "Encrypt");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Encrypts(KmsCaller.AssumedRole(Linked, "one").WithAccountId(Theirs)), Is.EqualTo("allowed"));
            Assert.That(await Encrypts(Foreigner), Does.EndWith(Masked));
        }
    }

    [Test]
    public async Task A_grant_that_both_accounts_made_counts_as_the_consent_of_the_caller()
    {
        await Open(Theirs, "kms:CreateGrant");
        await Grant(Client, Auditor, "Encrypt");
        using (var zoe = Kms.CreateClient(Zoe)) await Grant(zoe, Auditor, "Encrypt");

        Assert.That(await Encrypts(Foreigner), Is.EqualTo("allowed"));
    }

    [Test]
    public async Task The_root_user_of_another_account_needs_no_policy_there()
    {
        await Open(Theirs);

        Assert.That(await Encrypts(KmsCaller.Root().WithAccountId(Theirs)), Is.EqualTo("allowed"));
    }

    [Test]
    public async Task A_service_that_works_for_another_account_is_no_principal_of_it()
    {
        await Open(Theirs);

        Assert.That(await Encrypts(KmsCaller.AwsService("logs.amazonaws.com").WithAccountId(Theirs)), Does.StartWith("User: logs.amazonaws.com is not authorized"));
    }

    private Task Grant(IAmazonKeyManagementService client, string grantee, string operation) =>
        client.CreateGrantAsync(new CreateGrantRequest { KeyId = Arn, GranteePrincipal = grantee, Operations = [operation] });

    private Task Open(string principal, string action = "kms:Encrypt") => Client.PutKeyPolicyAsync(new PutKeyPolicyRequest
    {
        KeyId = Arn,
        Policy = $$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"},
              {"Sid":"Others","Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":"{{action}}","Resource":"*"}]}
            """,
    });
}
