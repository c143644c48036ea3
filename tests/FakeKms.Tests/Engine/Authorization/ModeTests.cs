using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Authorization;

/// <summary>Whether policies decide. https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html</summary>
public sealed class ModeTests : Strict
{
    private const string NothingForKms =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";

    private const string NoIdentity = "because no identity-based policy allows the kms:Encrypt action";

    protected override void Configure(FakeKmsBuilder builder)
    {
        base.Configure(builder);
        builder.WithRole("Vault", role => role.WithPolicy(NothingForKms));
    }

    [Test]
    public async Task In_Strict_who_is_allowed_nothing_is_refused_in_the_words_of_AWS() =>
        Assert.That(await Encrypts(VaultCaller), Is.EqualTo(Refused(VaultSession, "kms:Encrypt", NoIdentity)));

    [Test]
    public async Task A_refusal_is_recorded_without_anything_of_the_call()
    {
        await Encrypts(VaultCaller, ("tenant", "7"));

        var record = Kms.Trail.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((record.EventName, record.ErrorCode), Is.EqualTo(("Encrypt", "AccessDenied")));
            Assert.That(record.ErrorMessage, Is.EqualTo(Refused(VaultSession, "kms:Encrypt", NoIdentity)));
            Assert.That(record.Resources, Is.Empty);
            Assert.That(record.ToJson(), Does.Contain("\"requestParameters\":null").And.Not.Contain("tenant"));
        }
    }

    [Test]
    public async Task A_refusal_can_be_read_with_the_policies_that_were_looked_at()
    {
        await Encrypts(VaultCaller);

        var denial = Kms.Authorization.Denied.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((denial.Operation, denial.Decision.Kind, denial.Decision.PolicyType), Is.EqualTo(("Encrypt", KmsDecisionKind.ImplicitDeny, KmsPolicyType.IdentityPolicy)));
            Assert.That(denial.RequestId, Is.EqualTo(Kms.Trail.Single().RequestID));
            Assert.That(denial.Decision.Message, Is.EqualTo(Kms.Trail.Single().ErrorMessage));
            Assert.That(denial.Decision.Explanation, Does.Contain("policy 1 of role Vault").And.Contain("the key policy"));
            Assert.That(Kms.Authorization.WouldDeny, Is.Empty);
        }
    }

    [Test]
    public async Task In_Off_nobody_of_the_account_is_refused()
    {
        Kms.Authorization.Mode = KmsAuthorizationMode.Off;

        Assert.That((await Encrypts(VaultCaller), Kms.Authorization.Denied.Count, Kms.Authorization.WouldDeny.Count), Is.EqualTo(("allowed", 0, 0)));
    }

    [Test]
    public async Task In_Permissive_everything_goes_on_and_what_AWS_would_refuse_is_listed()
    {
        using (Kms.Authorization.Permissive()) Assert.That(await Encrypts(VaultCaller), Is.EqualTo("allowed"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Authorization.WouldDeny.Select(denial => denial.Decision.Message), Is.EqualTo([Refused(VaultSession, "kms:Encrypt", NoIdentity)]));
            Assert.That(Kms.Authorization.Denied, Is.Empty);
            Assert.That(Kms.Trail.Single().ErrorCode, Is.Null);
        }
    }

    [Test]
    public async Task In_Permissive_the_record_tells_each_permission_that_was_missing()
    {
        var blob = await Client.EncryptTextAsync(Kms.Key("alias/cards").Arn, "x");

        using (Kms.Authorization.Permissive())
        {
            await Outcome(VaultCaller, client => client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = "alias/cards" }));
        }

        Assert.That(Kms.Trail[^1].Aside.Decision, Does.Match("(?s)would have refused it: .*kms:ReEncryptFrom.*\nAWS would have refused it: .*kms:ReEncryptTo"));
    }

    [Test]
    public async Task In_Permissive_a_slow_call_is_listed_once()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest { KeyUsage = "SIGN_VERIFY", KeySpec = "RSA_4096" })).KeyMetadata.Arn;

        using (Kms.Authorization.Permissive())
        {
            await Outcome(VaultCaller, client => client.SignAsync(
                new SignRequest { KeyId = key, Message = new MemoryStream([1]), SigningAlgorithm = "RSASSA_PSS_SHA_256" }));
        }

        Assert.That(Kms.Authorization.WouldDeny.Select(denial => denial.Operation), Is.EqualTo(["Sign"]));
    }

    [Test]
    public async Task A_mode_holds_for_a_part_of_a_test()
    {
        Kms.Authorization.Mode = KmsAuthorizationMode.Off;
        string within;
        using (Kms.Authorization.Strict()) within = await Encrypts(VaultCaller);

        Assert.That((within, await Encrypts(VaultCaller)), Is.EqualTo((Refused(VaultSession, "kms:Encrypt", NoIdentity), "allowed")));
    }

    [Test]
    public void Of_two_scopes_the_one_that_began_last_holds()
    {
        var permissive = Kms.Authorization.Permissive();
        var strict = Kms.Authorization.Strict();
        permissive.Dispose();
        var then = Kms.Authorization.Mode;
        strict.Dispose();

        Assert.That((then, Kms.Authorization.Mode), Is.EqualTo((KmsAuthorizationMode.Strict, KmsAuthorizationMode.Strict)));
    }

    [Test]
    public void The_mode_is_not_set_within_a_scope()
    {
        using var scope = Kms.Authorization.Permissive();

        Assert.That(() => Kms.Authorization.Mode = KmsAuthorizationMode.Off, Throws.InvalidOperationException.With.Message.EqualTo(
            "The mode of authorization is Permissive for as long as a `using kms.Authorization.Permissive()` lasts. Set it before or after that."));
    }

    [Test]
    public async Task Reset_brings_back_the_mode_of_the_start_and_forgets_refusals()
    {
        await Encrypts(VaultCaller);
        Kms.Authorization.Mode = KmsAuthorizationMode.Off;
        Kms.Authorization.Deny(VaultCaller, "kms:*");

        Kms.Reset();

        Assert.That((Kms.Authorization.Mode, Kms.Authorization.Denied.Count), Is.EqualTo((KmsAuthorizationMode.Strict, 0)));
    }

    [Test]
    public async Task A_fork_decides_as_its_origin_does()
    {
        Kms.Authorization.Deny(KmsCaller.IamUser("Alice"), "kms:DescribeKey");

        await using var fork = Kms.Fork();
        using var client = fork.CreateClient();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fork.Authorization.Mode, Is.EqualTo(KmsAuthorizationMode.Strict));
            Assert.That(await ErrorOf(() => client.DescribeKeyAsync("alias/cards")), Does.StartWith("AccessDeniedException"));
        }
    }

    [Test]
    public async Task Who_was_not_declared_counts_as_an_administrator() => Assert.That(await Encrypts(KmsCaller.AssumedRole("Other", "one")), Is.EqualTo("allowed"));

    [Test]
    public async Task A_request_that_is_not_well_formed_is_refused_as_such() => Assert.That(
        await ErrorOf(() => Kms.CreateClient(VaultCaller).EncryptAsync(new EncryptRequest { KeyId = Arn, Plaintext = new MemoryStream() })),
        Does.StartWith("ValidationException"));

    [Test]
    public async Task The_state_of_a_key_is_not_shown_to_those_who_may_not_use_it()
    {
        await Client.DisableKeyAsync(Arn);

        Assert.That(await Encrypts(VaultCaller), Is.EqualTo(Refused(VaultSession, "kms:Encrypt", NoIdentity)));
    }
}
