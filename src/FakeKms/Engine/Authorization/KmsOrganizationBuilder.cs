using System.Text.RegularExpressions;
using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Decisions;
using FakeKms.Engine.Authorization;
using FakeKms.Engine.State;
using FakeKms.Model;

namespace FakeKms;

/// <summary>
/// Describes an organization: its accounts, and the policies that limit them. Every method changes this description and returns it. Policies hold for all
/// member accounts that are declared.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_type-auth.html"/></remarks>
public sealed partial class KmsOrganizationBuilder
{
    private readonly string organizationId;
    private readonly Dictionary<string, (string Path, bool IsManagement)> accounts = [];
    private readonly SortedDictionary<int, List<PolicySource>> serviceControl = [];
    private readonly HashSet<int> withoutFullAccess = [];
    private readonly List<PolicySource> resourceControl = [];

    internal KmsOrganizationBuilder(string organizationId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organizationId);
        if (!IdForm().IsMatch(organizationId))
        {
            throw new ArgumentException(
                $"'{organizationId}' is no id of an organization: write o- and 10 to 32 letters or digits, such as o-a1b2c3d4e5.", nameof(organizationId));
        }
        this.organizationId = organizationId;
    }

    /// <summary>Adds a member account.</summary>
    /// <param name="accountId">Twelve digits.</param>
    /// <param name="path">Where it is below the organization, such as <c>r-ab12/ou-ab12-11111111/</c>; null for below the root.</param>
    public KmsOrganizationBuilder WithAccount(string accountId, string? path = null) => Add(accountId, path, isManagement: false);

    /// <summary>Adds the management account, which service control policies and resource control policies do not limit.</summary>
    /// <param name="accountId">Twelve digits.</param>
    public KmsOrganizationBuilder WithManagementAccount(string accountId) => Add(accountId, path: null, isManagement: true);

    /// <summary>Adds a service control policy: what principals of the accounts may do at most. FullAWSAccess stays beside it.</summary>
    /// <param name="policy">The policy as JSON.</param>
    /// <param name="level">The level that it is attached to, from the root (1) downwards: each level must allow.</param>
    /// <param name="policyName">Its name in explanations, or its ARN, which refusals by it name too; null for a number.</param>
    /// <exception cref="ArgumentException">AWS Organizations would not take the policy; the message says why.</exception>
    public KmsOrganizationBuilder WithServiceControlPolicy(string policy, int level = 1, string? policyName = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        var policies = At(level);
        policies.Add(PolicyTexts.Read(policy, PolicyType.ServiceControl, policyName ?? $"service control policy {policies.Count + 1} of level {level}"));
        return this;
    }

    /// <summary>Detaches FullAWSAccess from a level, so that only what the other service control policies of the level allow goes on.</summary>
    /// <param name="level">The level, from the root (1) downwards.</param>
    public KmsOrganizationBuilder WithoutFullAWSAccess(int level = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        At(level);
        withoutFullAccess.Add(level);
        return this;
    }

    /// <summary>
    /// Adds a resource control policy: who may use the keys of the accounts at most. RCPFullAWSAccess is always beside it, so that its Denies count.
    /// </summary>
    /// <param name="policy">The policy as JSON.</param>
    /// <param name="policyName">Its name in explanations, or its ARN, which refusals by it name too; null for a number.</param>
    /// <exception cref="ArgumentException">AWS Organizations would not take the policy; the message says why.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html"/></remarks>
    public KmsOrganizationBuilder WithResourceControlPolicy(string policy, string? policyName = null)
    {
        var read = PolicyTexts.Read(policy, PolicyType.ResourceControl, policyName ?? $"resource control policy {resourceControl.Count + 1}");
        if (read.Document.Statements.Any(statement => statement.IsAllow))
            throw new ArgumentException("A resource control policy of your own has the Effect Deny alone: RCPFullAWSAccess allows the rest.", nameof(policy));
        resourceControl.Add(read);
        return this;
    }

    internal IEnumerable<AccountOrganization> Build()
    {
        if (accounts.Count == 0)
            throw new ArgumentException($"The organization {organizationId} has no account: add WithAccount(\"…\"), so that it is known whom it is about.");
        PolicySource[][] levels = [.. serviceControl.Select(level => Level(level.Key, level.Value))];
        return accounts.Select(account => new AccountOrganization(account.Key, organizationId, account.Value.Path)
        {
            ServiceControl = account.Value.IsManagement ? [] : levels,
            ResourceControl = account.Value.IsManagement ? [] : [.. resourceControl],
        });
    }

    private PolicySource[] Level(int level, List<PolicySource> policies) =>
        withoutFullAccess.Contains(level) ? [.. policies] : [PolicyTexts.FullAwsAccess, .. policies];

    private KmsOrganizationBuilder Add(string accountId, string? path, bool isManagement)
    {
        var below = path is null ? "" : path.Trim('/') + "/";
        accounts[IdForms.CheckedAccountId(accountId)] = ($"{organizationId}/{(below.Length <= 1 ? "r-root/" : below)}", isManagement);
        return this;
    }

    private List<PolicySource> At(int level)
    {
        if (!serviceControl.TryGetValue(level, out var policies)) serviceControl[level] = policies = [];
        return policies;
    }

    [GeneratedRegex(@"\Ao-[a-z0-9]{10,32}\z")]
    private static partial Regex IdForm();
}
