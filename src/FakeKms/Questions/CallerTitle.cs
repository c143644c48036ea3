namespace FakeKms.Questions;

/// <summary>Callers as people call them: <c>user Alice</c>, <c>role Vault/one</c>.</summary>
internal static class CallerTitle
{
    /// <param name="caller">The caller.</param>
    /// <param name="home">The account that goes without saying; null when each that is named is said.</param>
    public static string Of(KmsCaller caller, string? home = null)
    {
        var account = caller.AccountId is { } id && id != home ? $" of {id}" : "";
        var through = caller.InvokedBy is { } service && caller.Type != "AWSService" ? $" through {service}" : "";
        var endpoint = caller.VpcEndpointId is { } vpce ? $" through {vpce}" : "";
        var policy = caller.SessionPolicies.Count > 0 ? " with a session policy" : "";
        var tags = caller.SessionTags.Count > 0 ? $" tagged {string.Join(", ", caller.SessionTags.Select(tag => $"{tag.Key}={tag.Value}"))}" : "";
        return Kind(caller) + account + through + endpoint + policy + tags;
    }

    /// <summary>Titles that tell the callers apart: what has the same title as one before gets a number.</summary>
    public static IReadOnlyList<string> Apart(IReadOnlyList<KmsCaller> callers, string home)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. callers.Select(caller => Numbered(Of(caller, home)))];

        string Numbered(string title)
        {
            var number = seen[title] = seen.GetValueOrDefault(title) + 1;
            return number == 1 ? title : $"{title} ({number})";
        }
    }

    private static string Kind(KmsCaller caller) => caller.Type switch
    {
        "Root" => "the root user",
        "AssumedRole" => $"role {caller.Name}/{caller.SessionName}",
        "FederatedUser" => $"federated user {caller.Name}",
        "AWSService" => caller.Name,
        _ => $"user {caller.Name}",
    };
}
