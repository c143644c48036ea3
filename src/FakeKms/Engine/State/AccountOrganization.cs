using FakeKms.Domain.Policies.Decisions;

namespace FakeKms.Engine.State;

/// <summary>The organization that an account belongs to, and the policies by which it limits the account.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="OrganizationId">The id, such as <c>o-a1b2c3d4e5</c>.</param>
/// <param name="Path">Where the account is, such as <c>o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/</c>.</param>
internal sealed record AccountOrganization(string AccountId, string OrganizationId, string Path)
{
    /// <summary>Service control policies by level: each level must allow. The management account has none.</summary>
    public IReadOnlyList<IReadOnlyList<PolicySource>> ServiceControl { get; init; } = [];

    public IReadOnlyList<PolicySource> ResourceControl { get; init; } = [];
}
