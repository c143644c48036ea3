using FakeKms.Domain.Policies.Decisions;

namespace FakeKms.Engine.State;

/// <summary>An IAM user, role or group that the test has declared, with what IAM knows of it.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="AccountId">Its account.</param>
/// <param name="Path">Its path; <c>/</c> for none.</param>
/// <param name="Name">Its name.</param>
internal sealed record DeclaredPrincipal(PrincipalKind Kind, string AccountId, string Path, string Name)
{
    /// <summary>Its own policies.</summary>
    public IReadOnlyList<PolicySource> Policies { get; init; } = [];

    public PolicySource? Boundary { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The names of the groups that a user is in.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
}

internal enum PrincipalKind
{
    User,
    Role,
    Group,
}
