using FakeKms.Domain.Policies.Decisions;

namespace FakeKms.Engine.State;

/// <summary>An IAM user, role or group that the test has declared, with what IAM knows of it.</summary>
/// <param name="kind">Which of the three.</param>
/// <param name="accountId">Its account.</param>
/// <param name="path">Its path; <c>/</c> for none.</param>
/// <param name="name">Its name.</param>
internal sealed class DeclaredPrincipal(PrincipalKind kind, string accountId, string path, string name)
{
    public PrincipalKind Kind { get; } = kind;

    public string AccountId { get; } = accountId;

    public string Path { get; } = path;

    public string Name { get; } = name;

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
