namespace FakeKms.Domain.Policies.Decisions;

/// <summary>
/// Why policies decide as they do: all that was looked at, and what nearly allowed a request that nothing allows. For people, and not for every call.
/// </summary>
internal sealed class PolicyExplanation
{
    private readonly PolicyRequest request;

    private PolicyExplanation(PolicyRequest request, PolicyDecision decision, IReadOnlyList<ExplainedPolicy> policies)
    {
        (this.request, Decision, Policies) = (request, decision, policies);
        NearestMiss = decision.Kind == DecisionKind.ImplicitDeny ? Nearest() : null;
    }

    public PolicyDecision Decision { get; }

    /// <summary>The policies that count for the caller, in the order in which a refusal names them.</summary>
    public IReadOnlyList<ExplainedPolicy> Policies { get; }

    /// <summary>The Allow that comes nearest to a request that nothing allows; null for other decisions, and when none is near.</summary>
    public ExplainedStatement? NearestMiss { get; }

    public static PolicyExplanation Of(PolicyRequest request, PolicySet policies)
    {
        var search = new PolicySearch(request, policies);
        var comparison = search.Comparison();
        return new PolicyExplanation(request, PolicyEvaluator.Decide(request, policies),
        [
            .. search.Sources().Select(source =>
                new ExplainedPolicy(source, [.. source.Document.Statements.Select(statement => comparison.With(source, statement))])),
        ]);
    }

    /// <summary>The whole story in lines: the decision, each policy with its statements, and the nearest miss.</summary>
    public override string ToString() => string.Join('\n', Lines());

    private IEnumerable<string> Lines()
    {
        yield return $"{request.Caller.Arn} {(Decision.IsAllowed ? "may" : "may not")} {request.Action} on {request.Resource}: {Reason()}";
        foreach (var policy in Policies)
        {
            yield return $"  {policy.Source.Name}";
            foreach (var statement in policy.Statements)
            {
                yield return $"    {statement.Statement.Name} ({(statement.Statement.IsAllow ? "Allow" : "Deny")}): {Outcome(statement)}";
            }
        }
        if (NearestMiss is { } miss) yield return $"nearest miss: {miss.Statement.Name} of {miss.Source.Name} matches but for {miss.MissText}";
    }

    private string Reason() => Decision switch
    {
        { PermitId: { } id } => $"grant {id} allows it",
        { Statement: { } statement, Source: { } source } => $"{statement.Name} of {source.Name} {(Decision.IsAllowed ? "allows" : "denies")} it",
        { IsAllowed: true } => "the root user has all permissions of its account",
        _ => $"no {PolicyTypeNames.Of(Decision.Type)} allows it",
    };

    private string Outcome(ExplainedStatement statement)
    {
        if (!statement.IsMatch) return $"not for this request, {statement.MissText}";
        var delegates = statement is { Match: PrincipalMatch.Account, Statement.IsAllow: true, Source.Type: PolicyType.Resource };
        return delegates ? $"matches, and leaves it to the policies of account {request.Caller.AccountId}" : "matches";
    }

    /// <summary>
    /// A statement is near when the request differs from it in conditions, and in one of principal, action and resource at most. Where the caller's policies do
    /// not allow, the resource's policy could have as well.
    /// </summary>
    private ExplainedStatement? Nearest() =>
        (from policy in Policies
         where policy.Source.Type == Decision.Type || (policy.Source.Type == PolicyType.Resource && Decision.Type == PolicyType.Identity)
         from statement in policy.Statements
         where statement.Statement.IsAllow && !statement.IsMatch
         let parts = statement.Misses.Select(miss => miss.Part).Where(part => part != StatementPart.Condition).ToArray()
         where parts.Length < 2
         orderby parts.Length, parts.LastOrDefault(), statement.Misses.Count
         select statement).FirstOrDefault();
}
