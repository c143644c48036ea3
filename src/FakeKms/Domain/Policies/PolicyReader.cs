using System.Text.Json;
using FakeKms.Domain.Policies.Conditions;
using FakeKms.Model;

namespace FakeKms.Domain.Policies;

/// <summary>
/// Reads a policy document by IAM's grammar, and refuses everything else. Looser than that, as KMS is with key policies: Action and Resource may be missing,
/// which leaves a statement without effect; a Sid may have any characters and repeat.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"/></remarks>
internal sealed class PolicyReader
{
    private const string WithVariables = "2012-10-17";

    private static readonly string[] DocumentElements = ["Version", "Id", "Statement"];

    private static readonly string[] StatementElements =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private readonly PolicyGrammar grammar;
    private readonly string policy;
    private bool knowsVariables;

    private PolicyReader(PolicyType type) => (grammar, policy) = (PolicyGrammar.Of(type), PolicyGrammar.Of(type).Noun);

    /// <summary>Reads a key policy.</summary>
    public static PolicyDocument Read(string text) => Read(text, PolicyType.Resource);

    /// <exception cref="KmsFailure">The text is not a policy of this type.</exception>
    public static PolicyDocument Read(string text, PolicyType type)
    {
        var reader = new PolicyReader(type);
        try
        {
            using var json = JsonDocument.Parse(text);
            return reader.Document(json.RootElement);
        }
        // The second: half of a surrogate pair, written as an escape, is only found when the string is read.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw PolicyErrors.Malformed($"The {reader.policy} is not a JSON document.");
        }
    }

    private PolicyDocument Document(JsonElement root)
    {
        var elements = PolicyElements.Of(root, policy, known: DocumentElements);
        var version = elements.Text("Version");
        if (version is not (null or "2008-10-17" or WithVariables)) throw PolicyErrors.Malformed($"The {policy} has an unknown Version: {version}.");
        knowsVariables = version == WithVariables;
        if (elements.Find("Statement") is not { } statement) throw PolicyErrors.Malformed($"The {policy} has no Statement.");
        JsonElement[] statements = statement.ValueKind == JsonValueKind.Array ? [.. statement.EnumerateArray()] : [statement];
        if (statements.Length == 0) throw PolicyErrors.Malformed($"The {policy} has no Statement.");
        var result = new PolicyDocument(version, elements.Text("Id"), [.. statements.Select(Statement)]);
        if (grammar.HasPlainSids) PolicySids.Check(result.Statements);
        return result;
    }

    private PolicyStatement Statement(JsonElement statement, int index)
    {
        var elements = PolicyElements.Of(statement, policy, "A statement", StatementElements);
        return new PolicyStatement
        {
            Sid = elements.Text("Sid"),
            Position = index + 1,
            IsAllow = elements.Text("Effect") switch
            {
                "Allow" => true,
                "Deny" => false,
                _ => throw PolicyErrors.Malformed($"A statement of the {policy} needs the Effect Allow or Deny."),
            },
            Principals = Principals(elements),
            Actions = Patterns(elements, "Action", IsAction) is var (notActions, actions) ? new PolicyActions(notActions, actions) : PolicyActions.None,
            Resources = Patterns(elements, "Resource", IsResource) is var (notResources, resources)
                ? new PolicyResources(notResources, resources, knowsVariables)
                : PolicyResources.None,
            Conditions = elements.Find("Condition") is { } condition ? [.. Conditions(condition)] : [],
        };
    }

    private PolicyPrincipals Principals(PolicyElements elements)
    {
        if (!grammar.NamesPrincipals)
            return elements.OneOf("Principal", "NotPrincipal") is null ? PolicyPrincipals.Holder : throw PolicyErrors.UnexpectedPrincipal();
        var (isNegated, principals) = elements.OneOf("Principal", "NotPrincipal")
            ?? throw PolicyErrors.Malformed($"A statement of the {policy} needs a Principal.");
        var result = Principals(principals) with { IsNegated = isNegated };
        if (grammar.IsForEverybody && (isNegated || result.Aws is not ["*"]))
            throw PolicyErrors.Malformed($"A statement of the {policy} needs the Principal *: a resource control policy is about everybody.");
        return result;
    }

    private PolicyPrincipals Principals(JsonElement principals)
    {
        if (principals.ValueKind == JsonValueKind.String && principals.GetString() == "*") return new PolicyPrincipals { Aws = ["*"] };
        var map = PolicyElements.Of(principals, policy, "A Principal", ["AWS", "Service", "Federated", "CanonicalUser"]);
        if (map.IsEmpty) throw PolicyErrors.Malformed($"A statement of the {policy} needs a Principal.");
        return new PolicyPrincipals
        {
            Aws = map.Texts("AWS"),
            Services = map.Texts("Service"),
            Federated = map.Texts("Federated"),
            CanonicalUsers = map.Texts("CanonicalUser"),
        };
    }

    private (bool IsNegated, IReadOnlyList<string> Patterns)? Patterns(PolicyElements elements, string element, Predicate<string> isPattern)
    {
        if (elements.OneOf(element, "Not" + element) is not { IsNegated: var isNegated })
            return grammar.NeedsActionAndResource ? throw PolicyErrors.Missing(element) : null;
        var patterns = elements.Texts(isNegated ? "Not" + element : element);
        var bad = patterns.FirstOrDefault(pattern => !isPattern(pattern));
        return bad is null ? (isNegated, patterns) : throw PolicyErrors.Malformed($"The {policy} has a malformed {element}: {bad}.");
    }

    private IEnumerable<PolicyCondition> Conditions(JsonElement block) =>
        from test in PolicyElements.Of(block, policy, "A Condition").All
        let keys = PolicyElements.Of(test.Value, policy, "A condition operator")
        from key in keys.All
        let condition = PolicyCondition.Read(test.Key, key.Key, keys.Values(key.Key), knowsVariables)
            ?? throw PolicyErrors.Malformed($"The {policy} has an unknown condition operator: {test.Key}.")
        select HasPrefix(key.Key) ? condition : throw PolicyErrors.Malformed(
            $"The {policy} has a condition key without the prefix of a service, such as kms: or aws:, before it: '{key.Key}'.");

    // No request has such a key, and a Deny on one would deny nothing.
    private static bool HasPrefix(string key) => key.IndexOf(':', StringComparison.Ordinal) > 0;

    /// <summary>A service and an action of it, in which only the action may have wildcards; or everything.</summary>
    private static bool IsAction(string text) =>
        text == "*" || (text.Split(':') is [{ Length: > 0 } service, { Length: > 0 }] && service.IndexOfAny(['*', '?']) < 0);

    private static bool IsResource(string text) => text == "*" || ArnParts.Begins(text);
}
