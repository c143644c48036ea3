namespace FakeKms.Tests.Domain.Policies.Literal;

/// <summary>A request and its policies as plain texts, as two implementations of the rules can read them.</summary>
internal sealed record LiteralCase
{
    /// <summary>user, session, federated, root or service.</summary>
    public required string Kind { get; init; }

    public required string Account { get; init; }

    public required string Arn { get; init; }

    public string? RoleArn { get; init; }

    public string? IssuerArn { get; init; }

    public bool IsServiceLinked { get; init; }

    public required string Action { get; init; }

    public required string Resource { get; init; }

    /// <summary>The account of the key; null when there is no resource, and so no resource policy.</summary>
    public string? Owner { get; init; }

    public required IReadOnlyDictionary<string, (bool IsMultivalued, string[] Values)> Keys { get; init; }

    /// <summary>The policies of each type, as JSON. ServiceControl has a policy for each level.</summary>
    public required IReadOnlyDictionary<string, string[]> Policies { get; init; }

    public string? GrantId { get; init; }

    public bool GrantNeedsIdentity { get; init; }

    public bool GrantIsOfCallersAccount { get; init; }

    public override string ToString() => string.Join('\n',
    [
        $"{Kind} {Arn} ({RoleArn ?? IssuerArn ?? "-"}{(IsServiceLinked ? ", service-linked" : "")}) {Action} {Resource} of {Owner ?? "nobody"}",
        .. Keys.Select(key => $"  {key.Key} = {string.Join(", ", key.Value.Values)}{(key.Value.IsMultivalued ? " (several)" : "")}"),
        .. Policies.SelectMany(type => type.Value.Select(policy => $"  {type.Key}: {policy}")),
        GrantId is null ? "  no grant" : $"  grant {GrantId}, needs identity {GrantNeedsIdentity}, of the caller's account {GrantIsOfCallersAccount}",
    ]);
}

/// <summary>What the literal reading of the rules comes to.</summary>
/// <param name="Kind">Allowed, ImplicitDeny or ExplicitDeny.</param>
/// <param name="Type">The type of policy that decides.</param>
/// <param name="Statements">The statements any of which may be named as the one that decided; none for a decision without.</param>
/// <param name="GrantId">The grant that decided.</param>
internal sealed record LiteralDecision(string Kind, string Type, IReadOnlyList<string> Statements, string? GrantId = null);
