using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Decisions;
using FakeKms.Engine.Authorization;
using FakeKms.Engine.State;
using FakeKms.Model;

namespace FakeKms;

/// <summary>Describes an IAM user, a group or a role: what IAM knows of it. Every method changes this description and returns it; policies add up.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html"/></remarks>
public sealed class KmsPrincipalBuilder
{
    private readonly List<PolicySource> policies = [];
    private readonly Dictionary<string, string> tags = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> groups = [];
    private readonly PrincipalKind kind;
    private readonly string path;
    private readonly string name;
    private PolicySource? boundary;
    private string? accountId;

    private KmsPrincipalBuilder(PrincipalKind kind, (string Path, string Name) names) => (this.kind, path, name) = (kind, names.Path, names.Name);

    /// <summary>Puts the principal into this account. The default is the account of the server.</summary>
    /// <param name="accountId">Twelve digits.</param>
    public KmsPrincipalBuilder InAccount(string accountId)
    {
        this.accountId = IdForms.CheckedAccountId(accountId);
        return this;
    }

    /// <summary>Adds an identity policy.</summary>
    /// <param name="policy">The policy as JSON.</param>
    /// <param name="policyName">Its name in explanations; the ARN of a managed policy, which refusals by it name too; null for a number.</param>
    /// <exception cref="ArgumentException">IAM would not take the policy; the message says why.</exception>
    public KmsPrincipalBuilder WithPolicy(string policy, string? policyName = null)
    {
        policies.Add(PolicyTexts.Read(policy, PolicyType.Identity, NameOf(policyName, $"policy {policies.Count + 1}")));
        return this;
    }

    /// <summary>Adds an identity policy from a file.</summary>
    /// <param name="policy">The file, which has the policy as JSON. Its name is the name of the policy in explanations.</param>
    /// <exception cref="ArgumentException">IAM would not take the policy; the message says why.</exception>
    /// <exception cref="IOException">The file could not be read.</exception>
    public KmsPrincipalBuilder WithPolicy(FileInfo policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return WithPolicy(File.ReadAllText(policy.FullName), policy.Name);
    }

    /// <summary>Adds an identity policy that was written from records.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentException">IAM would not take the policy; the message says why.</exception>
    public KmsPrincipalBuilder WithPolicy(KmsPolicyDocument policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return WithPolicy(policy.ToJson());
    }

    /// <summary>Sets the permissions boundary: what the policies may give at most.</summary>
    /// <param name="policy">The policy as JSON.</param>
    /// <param name="policyName">Its name in explanations, or its ARN; null for none.</param>
    /// <exception cref="ArgumentException">IAM would not take the policy; the message says why.</exception>
    /// <exception cref="InvalidOperationException">A group has no boundary.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html"/></remarks>
    public KmsPrincipalBuilder WithBoundary(string policy, string? policyName = null)
    {
        RefuseGroup("has no permissions boundary");
        boundary = PolicyTexts.Read(policy, PolicyType.Boundary, NameOf(policyName, "the permissions boundary"));
        return this;
    }

    /// <summary>Sets the permissions boundary from a file.</summary>
    /// <param name="policy">The file, which has the policy as JSON.</param>
    public KmsPrincipalBuilder WithBoundary(FileInfo policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return WithBoundary(File.ReadAllText(policy.FullName), policy.Name);
    }

    /// <summary>Gives the user or role a tag, which policies see as <c>aws:PrincipalTag/…</c>.</summary>
    /// <param name="key">The key of the tag. Case does not matter when it is compared.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="InvalidOperationException">Groups have no tags.</exception>
    public KmsPrincipalBuilder WithTag(string key, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        RefuseGroup("has no tags");
        tags[key] = value;
        return this;
    }

    /// <summary>Puts a user into a group, whose policies are its own too.</summary>
    /// <param name="group">The name of the group, which <see cref="FakeKmsBuilder.WithGroup"/> declares.</param>
    /// <exception cref="InvalidOperationException">The principal is not a user.</exception>
    public KmsPrincipalBuilder InGroup(string group)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(group);
        if (kind != PrincipalKind.User) throw new InvalidOperationException($"The {Title} cannot be in a group: only IAM users are.");
        if (!groups.Contains(group)) groups.Add(group);
        return this;
    }

    internal static KmsPrincipalBuilder Of(PrincipalKind kind, string name, Action<KmsPrincipalBuilder> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        var made = new KmsPrincipalBuilder(kind, IamPath.SplitChecked(name, kind.ToString().ToLowerInvariant()));
        configure(made);
        return made;
    }

    internal DeclaredPrincipal Build(string defaultAccountId) => new(kind, accountId ?? defaultAccountId, path, name)
    {
        Policies = [.. policies],
        Boundary = boundary,
        Tags = new Dictionary<string, string>(tags, StringComparer.OrdinalIgnoreCase),
        Groups = [.. groups],
    };

    private string Title => $"{kind.ToString().ToLowerInvariant()} {name}";

    private string NameOf(string? policyName, string otherwise) =>
        policyName is not null && ArnParts.Begins(policyName) ? policyName : $"{policyName ?? otherwise} of {Title}";

    private void RefuseGroup(string what)
    {
        if (kind == PrincipalKind.Group) throw new InvalidOperationException($"The {Title} {what}; users and roles have.");
    }
}
