using FakeKms.Domain.Policies.Conditions;

namespace FakeKms.Domain.Policies.Decisions;

/// <summary>Finds everything in which a request differs from a statement, for people. A decision stops at the first difference.</summary>
internal sealed class StatementComparison(PolicyRequest request, bool hasBoundary)
{
    public ExplainedStatement With(PolicySource source, PolicyStatement statement)
    {
        var match = statement.Principals.MatchOf(request.Caller);
        var context = request.ContextFor(source);
        PolicyMiss[] misses = [.. Principal(statement, match), .. Action(statement), .. Resource(statement, context), .. Conditions(statement, context)];
        return new ExplainedStatement(source, statement, match, misses);
    }

    private IEnumerable<PolicyMiss> Principal(PolicyStatement statement, PrincipalMatch match)
    {
        var isAbout = statement.IsAllow ? match != PrincipalMatch.None : statement.Principals.Hit(request.Caller, hasBoundary);
        if (isAbout) yield break;
        var principals = statement.Principals;
        yield return Miss(
            StatementPart.Principal, principals.IsNegated, [.. principals.Aws, .. principals.Services, .. principals.Federated, .. principals.CanonicalUsers],
            request.Caller.Arn);
    }

    private IEnumerable<PolicyMiss> Action(PolicyStatement statement)
    {
        if (!statement.Actions.Cover(request.Action))
            yield return Miss(StatementPart.Action, statement.Actions.IsNegated, statement.Actions.Patterns, request.Action);
    }

    private IEnumerable<PolicyMiss> Resource(PolicyStatement statement, PolicyContext context)
    {
        if (!statement.Resources.Cover(request.Resource, context))
            yield return Miss(StatementPart.Resource, statement.Resources.IsNegated, statement.Resources.Patterns, request.Resource);
    }

    private static IEnumerable<PolicyMiss> Conditions(PolicyStatement statement, PolicyContext context) =>
        from condition in statement.Conditions
        where !condition.IsMet(context)
        select new PolicyMiss(StatementPart.Condition, "Condition " + ConditionText.Of(condition, context));

    private static PolicyMiss Miss(StatementPart part, bool isNegated, IReadOnlyList<string> wanted, string actual) => new(part, wanted.Count == 0
        ? $"{part}: there is none"
        : $"{(isNegated ? "Not" : "")}{part}: wanted {(isNegated ? "none of " : "")}{string.Join(isNegated ? ", " : " or ", wanted)}, was {actual}");
}
