using System.Text.Json;

namespace FakeKms.Tests.Domain.Policies.Literal;

/// <summary>One statement of a policy, held against a request element by element.</summary>
internal sealed class LiteralStatement(JsonElement statement, bool isNewVersion, LiteralCase it, LiteralFault fault)
{
    private readonly LiteralTexts texts = new(it, fault, isNewVersion);

    public string Sid => statement.GetProperty(nameof(Sid)).GetString()!;

    public bool IsAllow => statement.GetProperty("Effect").GetString() == "Allow";

    /// <summary>How an Allow names the caller: by nothing, the account, the role or issuer, or directly.</summary>
    public string Naming
    {
        get
        {
            if (!statement.TryGetProperty("Principal", out var principal))
                return !statement.TryGetProperty("NotPrincipal", out var not) ? "holder" : Names(not).All(name => name == "nobody") ? "directly" : "nobody";
            var names = Names(principal).ToArray();
            return new[] { "directly", "role", "account" }.FirstOrDefault(names.Contains) ?? "nobody";
        }
    }

    /// <summary>Whether a Deny is about the caller.</summary>
    public bool Hits(bool hasBoundary)
    {
        if (statement.TryGetProperty("Principal", out var principal))
            return Names(principal).Any(name => name != "nobody" && !(name == "account" && fault == LiteralFault.DenyForAccountSparesItsPrincipals));
        if (!statement.TryGetProperty("NotPrincipal", out var not)) return true;
        if (hasBoundary && (it.Kind is "user" or "session") && fault != LiteralFault.NotPrincipalIgnoresBoundary) return true;
        if (fault == LiteralFault.NotPrincipalIsComplement) return Names(not).All(name => name == "nobody");
        return !IsExcepted(Listed(not).ToArray());
    }

    public bool Covers() => ActionCovers() && ResourceCovers()
        && (!statement.TryGetProperty("Condition", out var block) || new LiteralConditions(texts, fault).AreMet(block));

    private static IEnumerable<(string Kind, string Name)> Listed(JsonElement principal)
    {
        if (principal.ValueKind == JsonValueKind.String) return [("AWS", principal.GetString()!)];
        return principal.EnumerateObject().SelectMany(kind => Texts(kind.Value).Select(name => (kind.Name, name)));
    }

    private static IEnumerable<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(each => each.GetString()!) : [value.GetString()!];

    private IEnumerable<string> Names(JsonElement principal) => Listed(principal).Select(listed => listed.Kind switch
    {
        "AWS" when listed.Name == "*" => "directly",
        "Service" => it.Kind == "service" && listed.Name == it.Arn ? "directly" : "nobody",
        "AWS" when it.Kind == "service" => "nobody",
        "AWS" when IsAccount(listed.Name) => it.Kind == "root" ? "directly" : "account",
        "AWS" when listed.Name == it.Arn => "directly",
        "AWS" when listed.Name == it.RoleArn && fault != LiteralFault.SessionIsNotCoveredByRole => "role",
        "AWS" when listed.Name == it.IssuerArn && fault != LiteralFault.IssuerIsNotFederated => "role",
        _ => "nobody",
    });

    private bool IsAccount(string name) => name == it.Account || name == $"arn:aws:iam::{it.Account}:root";

    private bool IsExcepted((string Kind, string Name)[] listed)
    {
        if (listed.Contains(("AWS", "*"))) return true;
        if (it.Kind == "service") return listed.Contains(("Service", it.Arn));
        if (!listed.Any(each => each.Kind == "AWS" && IsAccount(each.Name))) return false;
        if (it.Kind == "root") return true;
        return listed.Contains(("AWS", it.Arn)) && (it.Kind != "session" || listed.Contains(("AWS", it.RoleArn!)));
    }

    private bool ActionCovers()
    {
        bool Matches(string pattern) => LiteralTexts.IsLike([.. pattern.Select(character => (character, true))], it.Action, fault != LiteralFault.ActionCaseCounts);
        if (statement.TryGetProperty("Action", out var action)) return Texts(action).Any(Matches);
        if (statement.TryGetProperty("NotAction", out var not)) return !Texts(not).Any(Matches);
        return fault == LiteralFault.MissingActionIsEveryAction;
    }

    private bool ResourceCovers()
    {
        bool Matches(string pattern)
        {
            if (pattern == "*") return true;
            return texts.Characters(pattern) is { } characters && it.Resource != "*" && texts.IsArnLike(characters, it.Resource, endsReachOut: true);
        }
        if (statement.TryGetProperty("Resource", out var resource)) return Texts(resource).Any(Matches);
        if (!statement.TryGetProperty("NotResource", out var not)) return false;
        return Texts(not).Any(Matches) == (fault == LiteralFault.NotResourceIsResource);
    }

    /// <summary>Whether NotAction of an Allow lists the action, which one could mistake for a denial.</summary>
    public bool ListsActionAsException() => IsAllow && statement.TryGetProperty("NotAction", out _) && !ActionCovers();
}
