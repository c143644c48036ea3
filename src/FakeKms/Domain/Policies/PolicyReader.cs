using System.Text.Json;
using FakeKms.Model;

namespace FakeKms.Domain.Policies;

/// <summary>
/// Reads a policy document by IAM's grammar, and refuses everything else. Looser than that, as KMS is: Action and Resource may be missing, which leaves
/// a statement without effect; a Sid may have any characters and repeat.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"/></remarks>
internal static class PolicyReader
{
    private static readonly string[] DocumentElements = ["Version", "Id", "Statement"];

    private static readonly string[] StatementElements =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    public static PolicyDocument Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return Document(json.RootElement);
        }
        // The second: half of a surrogate pair, written as an escape, is only found when the string is read.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw PolicyErrors.Malformed("The key policy is not a JSON document.");
        }
    }

    private static PolicyDocument Document(JsonElement root)
    {
        var elements = PolicyElements.Of(root, "The key policy", DocumentElements);
        var version = elements.Text("Version");
        if (version is not (null or "2008-10-17" or "2012-10-17")) throw PolicyErrors.Malformed($"The key policy has an unknown Version: {version}.");
        if (elements.Find("Statement") is not { } statement) throw PolicyErrors.Malformed("The key policy has no Statement.");
        JsonElement[] statements = statement.ValueKind == JsonValueKind.Array ? [.. statement.EnumerateArray()] : [statement];
        if (statements.Length == 0) throw PolicyErrors.Malformed("The key policy has no Statement.");
        return new PolicyDocument(version, elements.Text("Id"), [.. statements.Select(Statement)]);
    }

    private static PolicyStatement Statement(JsonElement statement)
    {
        var elements = PolicyElements.Of(statement, "A statement of the key policy", StatementElements);
        return new PolicyStatement
        {
            Sid = elements.Text("Sid"),
            IsAllow = elements.Text("Effect") switch
            {
                "Allow" => true,
                "Deny" => false,
                _ => throw PolicyErrors.Malformed("A statement of the key policy needs the Effect Allow or Deny."),
            },
            Principals = Principals(elements),
            Actions = Patterns(elements, "Action", IsAction),
            Resources = Patterns(elements, "Resource", IsResource),
            Conditions = elements.Find("Condition") is { } condition ? [.. Conditions(condition)] : [],
        };
    }

    private static PolicyPrincipals Principals(PolicyElements elements)
    {
        var (isNegated, principals) = elements.OneOf("Principal", "NotPrincipal")
            ?? throw PolicyErrors.Malformed("A statement of the key policy needs a Principal.");
        if (principals.ValueKind == JsonValueKind.String && principals.GetString() == "*") return new PolicyPrincipals { IsNegated = isNegated, Aws = ["*"] };
        var map = PolicyElements.Of(principals, "A Principal of the key policy", ["AWS", "Service", "Federated", "CanonicalUser"]);
        if (map.IsEmpty) throw PolicyErrors.Malformed("A statement of the key policy needs a Principal.");
        return new PolicyPrincipals
        {
            IsNegated = isNegated,
            Aws = map.Texts("AWS"),
            Services = map.Texts("Service"),
            Federated = map.Texts("Federated"),
            CanonicalUsers = map.Texts("CanonicalUser"),
        };
    }

    private static PolicyPatterns Patterns(PolicyElements elements, string element, Predicate<string> isPattern)
    {
        if (elements.OneOf(element, "Not" + element) is not { IsNegated: var isNegated }) return PolicyPatterns.None;
        var patterns = elements.Texts(isNegated ? "Not" + element : element);
        var bad = patterns.FirstOrDefault(pattern => !isPattern(pattern));
        return bad is null ? new PolicyPatterns(isNegated, patterns) : throw PolicyErrors.Malformed($"The key policy has a malformed {element}: {bad}.");
    }

    private static IEnumerable<PolicyCondition> Conditions(JsonElement block) =>
        from test in PolicyElements.Of(block, "A Condition of the key policy").All
        from key in PolicyElements.Of(test.Value, "A condition operator of the key policy").All
        select new PolicyCondition(test.Key, key.Key, PolicyElements.Values(key.Value, key.Key));

    /// <summary>A service and an action of it, in which only the action may have wildcards; or everything.</summary>
    private static bool IsAction(string text) =>
        text == "*" || (text.Split(':') is [{ Length: > 0 } service, { Length: > 0 }] && service.IndexOfAny(['*', '?']) < 0);

    private static bool IsResource(string text) => text == "*" || ArnParts.Begins(text);
}
