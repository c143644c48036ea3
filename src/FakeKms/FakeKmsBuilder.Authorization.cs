using FakeKms.Engine.State;

namespace FakeKms;

public sealed partial class FakeKmsBuilder
{
    private readonly List<KmsPrincipalBuilder> principals = [];
    private readonly List<KmsOrganizationBuilder> organizations = [];

    /// <summary>Sets whether policies and grants decide about calls. The default is <see cref="KmsAuthorizationMode.Off"/>.</summary>
    /// <param name="mode">The mode at the start; <see cref="KmsAuthorization.Mode"/> changes it.</param>
    /// <example>
    /// <code>
    /// await using var kms = FakeKmsServer.Start(k =&gt; k
    ///     .WithAuthorization(KmsAuthorizationMode.Strict)
    ///     .WithRole("Support", role =&gt; role.WithPolicy("""
    ///         { "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "kms:DescribeKey", "Resource": "*" } }
    ///         """))
    ///     .WithKey("alias/cards"));
    /// using var support = kms.CreateClient(KmsCaller.AssumedRole("Support", "desk-7"));
    /// await support.DescribeKeyAsync("alias/cards");
    /// </code>
    /// </example>
    public FakeKmsBuilder WithAuthorization(KmsAuthorizationMode mode)
    {
        if (!Enum.IsDefined(mode)) throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode of authorization.");
        return With(settings with { AuthorizationMode = mode });
    }

    /// <summary>
    /// Declares a role with its policies, for its sessions. Who is not declared counts as an administrator of its account, so that key policies can be tested
    /// alone. Policies decide in the modes <see cref="KmsAuthorizationMode.Strict"/> and <see cref="KmsAuthorizationMode.Permissive"/>. A role that is declared
    /// twice has what was said last.
    /// </summary>
    /// <param name="name">The name of the role, with its path if it has one: <c>service-role/Vault</c>.</param>
    /// <param name="configure">Describes the role; without a policy its sessions may do nothing but what key policies and grants allow them directly.</param>
    /// <exception cref="ArgumentException">A policy is one that IAM would not take; the message says why.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html"/></remarks>
    public FakeKmsBuilder WithRole(string name, Action<KmsPrincipalBuilder> configure) => Declare(PrincipalKind.Role, name, configure);

    /// <summary>Declares an IAM user with its policies, as <see cref="WithRole"/> does a role.</summary>
    /// <param name="name">The name of the user, with its path if it has one.</param>
    /// <param name="configure">Describes the user.</param>
    /// <exception cref="ArgumentException">A policy is one that IAM would not take; the message says why.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html"/></remarks>
    public FakeKmsBuilder WithUser(string name, Action<KmsPrincipalBuilder> configure) => Declare(PrincipalKind.User, name, configure);

    /// <summary>Declares a group, whose policies are also those of the users in it: <see cref="KmsPrincipalBuilder.InGroup"/>.</summary>
    /// <param name="name">The name of the group, with its path if it has one.</param>
    /// <param name="configure">Describes the group.</param>
    /// <exception cref="ArgumentException">A policy is one that IAM would not take; the message says why.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html"/></remarks>
    public FakeKmsBuilder WithGroup(string name, Action<KmsPrincipalBuilder> configure) => Declare(PrincipalKind.Group, name, configure);

    /// <summary>Declares an organization with its accounts, which condition keys can ask for and whose policies limit them.</summary>
    /// <param name="organizationId">The id, such as <c>o-a1b2c3d4e5</c>.</param>
    /// <param name="configure">Names the accounts and the policies.</param>
    /// <exception cref="ArgumentException">The id is none, or a policy is one that AWS Organizations would not take; the message says why.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html"/></remarks>
    public FakeKmsBuilder WithOrganization(string organizationId, Action<KmsOrganizationBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        ThrowIfStarted();
        var organization = new KmsOrganizationBuilder(organizationId);
        organizations.Add(organization);
        configure(organization);
        return this;
    }

    /// <summary>
    /// Lets nobody exist but the declared users and roles: key policies that name others are malformed, and grants to others have an invalid ARN. By default
    /// every principal of the right form is taken to exist. Others get no client either, but for the default caller, with whom a test sets things up.
    /// </summary>
    public FakeKmsBuilder WithDeclaredPrincipalsOnly() => With(settings with { DeclaredPrincipalsOnly = true });

    /// <summary>Takes from users and roles that were not declared the policies of an administrator, which they count as having otherwise.</summary>
    public FakeKmsBuilder WithDeclaredPoliciesOnly() => With(settings with { DeclaredPoliciesOnly = true });

    private FakeKmsBuilder Declare(PrincipalKind kind, string name, Action<KmsPrincipalBuilder> configure)
    {
        ThrowIfStarted();
        principals.Add(KmsPrincipalBuilder.Of(kind, name, configure));
        return this;
    }

    private AccountOrganization[] Organizations()
    {
        AccountOrganization[] all = [.. organizations.SelectMany(organization => organization.Build())];
        if (all.GroupBy(account => account.AccountId).FirstOrDefault(group => group.Count() > 1) is not { } twice) return all;
        throw new ArgumentException(
            $"The account {twice.Key} is in two organizations, {string.Join(" and ", twice.Select(account => account.OrganizationId))}: it can be in one.");
    }

    // The last word on a principal counts, as on everything.
    private DeclaredPrincipals Principals()
    {
        var declared = principals.Select(principal => principal.Build(settings.AccountId)).Aggregate(DeclaredPrincipals.None, (all, next) => all.With(next));
        foreach (var (user, group) in declared.UnknownGroups())
        {
            throw new ArgumentException(
                $"The user {user.Name} is in the group {group}, which nobody declared in the account {user.AccountId}: add WithGroup(\"{group}\", …).");
        }
        return declared;
    }
}
