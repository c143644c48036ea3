namespace FakeKms.Domain.Policies.Decisions;

/// <summary>A policy that was looked at, statement by statement.</summary>
internal sealed record ExplainedPolicy(PolicySource Source, IReadOnlyList<ExplainedStatement> Statements);

/// <summary>A statement, and in what the request differs from it.</summary>
/// <param name="Source">The policy that it stands in.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Match">What an Allow names of the caller.</param>
/// <param name="Misses">All differences; none when the statement matches.</param>
internal sealed record ExplainedStatement(PolicySource Source, PolicyStatement Statement, PrincipalMatch Match, IReadOnlyList<PolicyMiss> Misses)
{
    public bool IsMatch => Misses.Count == 0;

    public string MissText => string.Join(" and ", Misses.Select(miss => miss.Text));
}
