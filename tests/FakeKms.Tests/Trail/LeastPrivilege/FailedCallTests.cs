using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.LeastPrivilege;

/// <summary>Calls that failed needed their permission all the same, if KMS had asked for it.</summary>
public sealed class FailedCallTests : InMemory
{
    private static readonly KmsPolicyOptions WithFailures = new() { IncludeFailedCalls = true };
    private static readonly KmsCaller Vault = KmsCaller.AssumedRole("Vault", "one");

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards", key => key.Disabled());

    [TestCase(true, "DisabledException")]
    [TestCase(false, "AccessDeniedException")]
    public async Task A_call_that_fails_by_the_state_of_its_key_does_so_under_its_own_policy_if_failures_are_included(bool included, string error)
    {
        await EncryptAsync(Kms);
        var policy = Kms.Trail.ToIamPolicy(Vault, new KmsPolicyOptions { IncludeFailedCalls = included });
        using var strict = Pinned.Server(k =>
        {
            Configure(k);
            k.WithAuthorization(KmsAuthorizationMode.Strict).WithRole("Vault", role =>
            {
                if (policy.Statements.Count > 0) role.WithPolicy(policy);
            });
        });

        Assert.That(await EncryptAsync(strict), Does.StartWith(error));
    }

    [Test]
    public async Task By_default_failures_give_no_permission()
    {
        await EncryptAsync(Kms);

        Assert.That(Kms.Trail.ToIamPolicy(Vault).Statements, Is.Empty);
    }

    [Test]
    public async Task What_failed_before_KMS_asked_for_permissions_gives_none()
    {
        using var vault = Kms.CreateClient(Vault);
        await ErrorOf(() => vault.DescribeKeyAsync("alias/none"));
        await ErrorOf(() => vault.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream() }));
        var none = 0;
        await ErrorOf(() => vault.ListKeysAsync(new ListKeysRequest { Limit = none }));

        Assert.That(Kms.Trail.ToIamPolicy(Vault, WithFailures).Statements, Is.Empty);
    }

    [Test]
    public async Task What_a_test_scripted_says_nothing_of_permissions()
    {
        Kms.Faults.FailNext("DescribeKey", KmsFault.KeyUnavailable);
        using var vault = Kms.CreateClient(Vault);
        await ErrorOf(() => vault.DescribeKeyAsync("alias/cards"));

        Assert.That(Kms.Trail.ToIamPolicy(Vault, WithFailures).Statements, Is.Empty);
    }

    private static async Task<string> EncryptAsync(FakeKmsServer kms)
    {
        using var vault = kms.CreateClient(Vault);
        return await ErrorOf(() => vault.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1]) }));
    }
}
