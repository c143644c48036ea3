using System.Text.Json.Nodes;

namespace FakeKms.Tests.Engine.Authorization.Cases;

/// <summary>
/// A caller in words: <c>role Vault</c>, <c>user division/Bob</c>, <c>federated Zoe by Bob</c>, <c>root</c>, <c>service logs.amazonaws.com</c>; of another
/// account with <c>@444455556666</c> behind it.
/// </summary>
internal sealed record CaseCaller(string Kind, string Name, string? Issuer, string Account)
{
    public const string Home = "111122223333";

    /// <summary>Who has the identity policy: the role of a session, the issuer of a federated user.</summary>
    public string Holder => Issuer ?? Name;

    /// <summary>The ARN as refusals have it, put together here and not by what is tested.</summary>
    public string Arn => Kind switch
    {
        "role" => $"arn:aws:sts::{Account}:assumed-role/{Name.Split('/')[^1]}/one",
        "user" => $"arn:aws:iam::{Account}:user/{Name}",
        "federated" => $"arn:aws:sts::{Account}:federated-user/{Name}",
        "root" => $"arn:aws:iam::{Account}:root",
        _ => Name,
    };

    public static CaseCaller Parse(string text)
    {
        var (who, account) = text.Split('@') is [var before, var after] ? (before, after) : (text, Home);
        return who.Split(' ') switch
        {
            ["root"] => new CaseCaller("root", "", null, account),
            ["federated", var name, "by", var issuer] => new CaseCaller("federated", name, issuer, account),
            [("role" or "user" or "service") and var kind, var name] => new CaseCaller(kind, name, null, account),
            _ => throw new ArgumentException($"'{text}' is no caller.", nameof(text)),
        };
    }

    public KmsCaller Plain()
    {
        var caller = Kind switch
        {
            "role" => KmsCaller.AssumedRole(Name, "one"),
            "user" => KmsCaller.IamUser(Name),
            "federated" => KmsCaller.FederatedUser(Name, Issuer!),
            "root" => KmsCaller.Root(),
            _ => KmsCaller.AwsService(Name),
        };
        return caller.WithAccountId(Account);
    }

    /// <summary>The caller with everything that the case says of it.</summary>
    public static KmsCaller Of(PolicyCase policyCase, Func<JsonArray, string> policyOf, DateTimeOffset now)
    {
        var (caller, circumstances) = (Parse(policyCase.Caller).Plain(), policyCase.As);
        if (circumstances.Id is { } id) caller = caller.WithPrincipalId(id);
        if (circumstances.Address is { } address) caller = caller.WithSourceIPAddress(address);
        if (circumstances.Through is { } service) caller = caller.ThroughService(service);
        if (circumstances.UserAgent is { } agent) caller = caller.WithUserAgent(agent);
        if (circumstances.For is { } source) caller = caller.ForResource(source);
        if (circumstances.SessionMinutes is { } minutes) caller = caller.WithSession(now - TimeSpan.FromMinutes(minutes), circumstances.WithMfa);
        foreach (var (key, value) in circumstances.SessionTags) caller = caller.WithSessionTag(key, value);
        if (policyCase.Session is { } session) caller = caller.WithSessionPolicy(policyOf(session));
        return policyCase.Endpoint is { } endpoint ? caller.ThroughVpcEndpoint(endpoint.Id) : caller;
    }

    /// <summary>Declares the principal whose policies the caller has, if the case says anything of it.</summary>
    public void Declare(FakeKmsBuilder builder, PolicyCase policyCase, Func<JsonArray, string> policyOf)
    {
        if (policyCase is { Identity: null, Boundary: null, Group: null, As.Tags.Count: 0 } || Kind is "root" or "service") return;
        if (policyCase.Group is { } group) builder.WithGroup("Support", one => one.InAccount(Account).WithPolicy(policyOf(group)));
        void Configure(KmsPrincipalBuilder principal)
        {
            principal.InAccount(Account);
            if (policyCase.Identity is { Count: > 0 } identity) principal.WithPolicy(policyOf(identity), policyCase.IdentityArn);
            if (policyCase.Boundary is { } boundary) principal.WithBoundary(policyOf(boundary));
            if (policyCase.Group is not null) principal.InGroup("Support");
            foreach (var (key, value) in policyCase.As.Tags) principal.WithTag(key, value);
        }
        if (Kind == "role") builder.WithRole(Name, Configure);
        else builder.WithUser(Holder, Configure);
    }
}
