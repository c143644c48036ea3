namespace FakeKms.Domain.Policies;

/// <summary>What distinguishes the policies of one type from those of others when they are read.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"/>,
/// <see href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html"/>
/// </remarks>
internal sealed record PolicyGrammar
{
    private static readonly PolicyGrammar Key = new() { Noun = "key policy", NamesPrincipals = true };

    private static readonly PolicyGrammar Attached = new() { NeedsActionAndResource = true, HasPlainSids = true };

    private static readonly PolicyGrammar AtEndpoint = new() { NamesPrincipals = true, NeedsActionAndResource = true };

    private static readonly PolicyGrammar OfResources = AtEndpoint with { IsForEverybody = true, HasPlainSids = true };

    /// <summary>What errors call the policy.</summary>
    public string Noun { get; private init; } = "policy";

    /// <summary>Whether each statement says whom it is about. Otherwise it is about whoever the policy is attached to, and may not say so.</summary>
    public bool NamesPrincipals { get; private init; }

    /// <summary>Whether the only Principal is everybody.</summary>
    public bool IsForEverybody { get; private init; }

    /// <summary>Whether a statement needs an Action and a Resource. KMS takes a statement of a key policy without, which has no effect.</summary>
    public bool NeedsActionAndResource { get; private init; }

    /// <summary>Whether a Sid has letters and digits only, and stands once.</summary>
    public bool HasPlainSids { get; private init; }

    public static PolicyGrammar Of(PolicyType type) => type switch
    {
        PolicyType.Resource => Key,
        PolicyType.Endpoint => AtEndpoint,
        PolicyType.ResourceControl => OfResources,
        _ => Attached,
    };
}
