using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.LeastPrivilege.Loop;

/// <summary>Calls that are recorded while nobody is refused, and made again under the policies that were written from the records.</summary>
internal sealed class PolicyLoop(Func<FakeKmsServer, Task> calls)
{
    /// <summary>The keys that there are from the start, by their aliases.</summary>
    public IReadOnlyDictionary<string, Action<KeySeed>> Keys { get; init; } = new Dictionary<string, Action<KeySeed>>();

    /// <summary>Whether the policies have conditions on the encryption context.</summary>
    public bool WithContexts { get; init; }

    /// <summary>Whose policies in IAM stay when key policies are to be enough: those of other accounts, which always need them.</summary>
    private static bool IsOfAnotherAccount(string arn) => !arn.Contains(":111122223333:", StringComparison.Ordinal);

    /// <summary>The policies of users and roles, which decide under key policies that leave everything to them.</summary>
    public async Task<LoopPolicies> IdentityPoliciesAsync()
    {
        using var kms = await RecordAsync();
        return new LoopPolicies(kms.Trail.ToIamPolicies(new KmsPolicyOptions { IncludeEncryptionContexts = WithContexts }), LoopPolicies.None);
    }

    /// <summary>The policies of keys, which decide alone.</summary>
    public async Task<LoopPolicies> KeyPoliciesAsync()
    {
        using var kms = await RecordAsync();
        var options = new KmsPolicyOptions { IncludeAccountRoot = false, IncludeEncryptionContexts = WithContexts };
        return new LoopPolicies(
            kms.Trail.ToIamPolicies(options).Where(policy => IsOfAnotherAccount(policy.Key)).ToDictionary(),
            Keys.Keys.ToDictionary(alias => alias, alias => PolicyOf(kms, alias, options)));
    }

    /// <summary>Makes the calls again, on a server of its own on which policies decide.</summary>
    /// <returns>The first error, as "Code: text"; null when there was none.</returns>
    public async Task<string?> ReplayAsync(LoopPolicies policies)
    {
        using var kms = Start(policies);
        try
        {
            await calls(kms);
            return null;
        }
        catch (AmazonKeyManagementServiceException error)
        {
            return $"{error.ErrorCode}: {error.Message}";
        }
    }

    /// <summary>What is wrong with policies: the error under them, and each part without which there is none.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="byAction">Whether the parts are single actions, and not only whole statements.</param>
    public async Task<IReadOnlyList<string>> FaultsOfAsync(LoopPolicies policies, bool byAction = false)
    {
        if (await ReplayAsync(policies) is { } error) return [error];
        var faults = new List<string>();
        foreach (var (what, left) in byAction ? policies.WithoutEachAction() : policies.WithoutEachStatement())
        {
            var outcome = await ReplayAsync(left);
            if (outcome?.StartsWith("AccessDeniedException", StringComparison.Ordinal) != true) faults.Add($"{what}: {outcome ?? "no error"}");
        }
        return faults;
    }

    private async Task<FakeKmsServer> RecordAsync()
    {
        var kms = Start(policies: null);
        await calls(kms);
        return kms;
    }

    private FakeKmsServer Start(LoopPolicies? policies) => Pinned.Server(builder =>
    {
        builder.WithSeed(12);
        foreach (var (alias, configure) in Keys)
        {
            builder.WithKey(alias, key =>
            {
                configure(key);
                if (policies?.Keys.GetValueOrDefault(alias) is { } policy) key.WithPolicy(TextOf(policy));
            });
        }
        if (policies is null) return;
        builder.WithAuthorization(KmsAuthorizationMode.Strict).WithDeclaredPoliciesOnly();
        foreach (var (arn, policy) in policies.Identity) Declare(builder, arn.Split(':', 6), policy);
    });

    private static KmsPolicyDocument PolicyOf(FakeKmsServer kms, string alias, KmsPolicyOptions options)
    {
        var key = kms.Key(alias);
        return kms.Trail.Any(record => record.IsOn(key.KeyId)) ? kms.Trail.ToKeyPolicy(key.KeyId, options) : new KmsPolicyDocument([]);
    }

    private static void Declare(FakeKmsBuilder builder, string[] arn, KmsPolicyDocument policy)
    {
        if (policy.Statements.Count == 0) return;
        var (kind, name) = (arn[5].Split('/', 2)[0], arn[5].Split('/', 2)[1]);
        if (kind == "role") builder.WithRole(name, role => role.InAccount(arn[4]).WithPolicy(policy));
        else builder.WithUser(name, user => user.InAccount(arn[4]).WithPolicy(policy));
    }

    // There is no policy without a statement. This one allows nothing to anybody who calls.
    private static string TextOf(KmsPolicyDocument policy) => policy.Statements.Count > 0 ? policy.ToJson() :
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/Nobody"},"Action":"kms:PutKeyPolicy","Resource":"*"}]}""";
}
