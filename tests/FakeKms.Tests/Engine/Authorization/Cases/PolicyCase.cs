using System.Text.Json.Nodes;

namespace FakeKms.Tests.Engine.Authorization.Cases;

/// <summary>
/// One case of the data: who calls what, which policies and grants there are, and what comes of it. Policies are lists of statements. What is left out is not
/// there, but for these: the caller is a session of the role Vault, a caller without <see cref="Identity"/> is an administrator of its account, and the key
/// has the default key policy, which leaves everything to the IAM policies of its account.
/// </summary>
internal sealed record PolicyCase
{
    public required string Title { get; init; }

    /// <summary>The page of AWS's documentation that says so.</summary>
    public required string Source { get; init; }

    /// <summary>The rules that the case is an example of, if it is more than one of a condition; the coverage tests list them.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    public string Caller { get; init; } = "role Vault";

    public CaseCircumstances As { get; init; } = new();

    /// <summary>The version of the policy language in all policies.</summary>
    public string Version { get; init; } = "2012-10-17";

    public JsonArray? Identity { get; init; }

    /// <summary>The ARN of the identity policy, if it is a managed one.</summary>
    public string? IdentityArn { get; init; }

    /// <summary>The policy of a group that the user is in.</summary>
    public JsonArray? Group { get; init; }

    public JsonArray? Boundary { get; init; }

    public JsonArray? Session { get; init; }

    public CaseOrganization? Organization { get; init; }

    public CaseEndpoint? Endpoint { get; init; }

    public CaseKey Key { get; init; } = new();

    public JsonArray? KeyPolicy { get; init; }

    public IReadOnlyList<CaseGrant> Grants { get; init; } = [];

    /// <summary>The operation.</summary>
    public required string Call { get; init; }

    /// <summary>Its members, as far as they differ from those of requests.json; null takes one away.</summary>
    public JsonObject? Request { get; init; }

    /// <summary>
    /// Allowed, denied (a statement denies) or missing (nothing allows), the type of the policy that decides, and its statement: <c>denied KeyPolicy NoDecrypt</c>.
    /// </summary>
    public required string Expect { get; init; }

    /// <summary>The permission that decides, where it is not the one that is named as the operation.</summary>
    public string? Action { get; init; }

    /// <summary>What the refusal names, where it is not the key.</summary>
    public string? Resource { get; init; }

    /// <summary>The whole text of a refusal, where it is none of the usual ones.</summary>
    public string? Message { get; init; }

    /// <summary>The error that an allowed call ends with.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the permission can be asked about without a call: its conditions can be given by name.</summary>
    public bool Asks { get; init; } = true;

    /// <summary>The condition keys that a question without a call is given.</summary>
    public Dictionary<string, string> Given { get; init; } = [];

    public bool IsAllowed => Expect.StartsWith("allowed ", StringComparison.Ordinal);

    public string Permission => Action ?? "kms:" + Call;

    public override string ToString() => Title;
}

/// <summary>What is known of the caller beside its name.</summary>
internal sealed record CaseCircumstances
{
    public string? Through { get; init; }

    public string? For { get; init; }

    public string? Address { get; init; }

    public string? UserAgent { get; init; }

    public string? Id { get; init; }

    /// <summary>The tags of the user or the role.</summary>
    public Dictionary<string, string> Tags { get; init; } = [];

    public Dictionary<string, string> SessionTags { get; init; } = [];

    /// <summary>When the session was opened: minutes before the call.</summary>
    public int? SessionMinutes { get; init; }

    public bool WithMfa { get; init; }

    /// <summary>The Region that is called.</summary>
    public string? Region { get; init; }
}

/// <summary>An organization, in which both accounts are unless it says otherwise.</summary>
internal sealed record CaseOrganization
{
    public Dictionary<string, string?> Accounts { get; init; } = new() { ["111122223333"] = null, ["444455556666"] = null };

    public string? Management { get; init; }

    /// <summary>Service control policies, by level from the root.</summary>
    public IReadOnlyList<JsonArray> ServiceControl { get; init; } = [];

    public string? ServiceControlArn { get; init; }

    /// <summary>The levels from which FullAWSAccess was detached.</summary>
    public IReadOnlyList<int> WithoutFullAccess { get; init; } = [];

    public JsonArray? ResourceControl { get; init; }

    public string? ResourceControlArn { get; init; }
}

internal sealed record CaseEndpoint(string Id, string? Vpc, JsonArray? Policy);

/// <summary>The key {key}, with the alias alias/cards.</summary>
internal sealed record CaseKey
{
    public string? Spec { get; init; }

    public string? Usage { get; init; }

    /// <summary>Whether its material is to be imported.</summary>
    public bool IsExternal { get; init; }

    public bool IsMultiRegion { get; init; }

    public IReadOnlyList<string> Replicas { get; init; } = [];

    public Dictionary<string, string> Tags { get; init; } = [];

    /// <summary>More aliases.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>How many aliases a key may have.</summary>
    public int? AliasQuota { get; init; }

    /// <summary>An AWS managed key in its place, by its alias.</summary>
    public string? Managed { get; init; }

    /// <summary>The encryption context of {ciphertext}.</summary>
    public Dictionary<string, string>? CiphertextContext { get; init; }

    /// <summary>Days that pass, in which nobody uses the key.</summary>
    public int IdleDays { get; init; }

    /// <summary>The registers of the enclave that {document} is of.</summary>
    public Dictionary<string, string>? Enclave { get; init; }

    /// <summary>The registers of the instance with a NitroTPM that {document} is of.</summary>
    public Dictionary<string, string>? NitroTpm { get; init; }
}

/// <summary>A grant of the key.</summary>
internal sealed record CaseGrant
{
    public string By { get; init; } = "user Alice";

    public JsonObject Request { get; init; } = [];

    /// <summary>Minutes until the grant is seen without its token.</summary>
    public int DelayMinutes { get; init; }
}
