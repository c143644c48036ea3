using FakeKms.Domain.Policies.Conditions;

namespace FakeKms.Domain.Policies.Decisions;

/// <summary>What policies decide about: who wants to do what, with which resource, and under which circumstances.</summary>
/// <param name="Caller">Who.</param>
/// <param name="Action">What, such as <c>kms:Decrypt</c>.</param>
/// <param name="Resource">With which resource: an ARN, or <c>*</c> for none in particular.</param>
/// <param name="Context">Under which circumstances, as policies of the caller see them.</param>
internal sealed record PolicyRequest(PolicyCaller Caller, string Action, string Resource, PolicyContext Context)
{
    /// <summary>The account that owns the resource; null for none in particular.</summary>
    public string? ResourceAccount { get; init; }

    /// <summary>The circumstances as policies of the resource see them, if that is less than <see cref="Context"/>; null for the same ones.</summary>
    public PolicyContext? ResourceContext { get; init; }

    /// <summary>The circumstances as a policy sees them.</summary>
    public PolicyContext ContextFor(PolicySource policy) =>
        policy.Type is PolicyType.Resource or PolicyType.ResourceControl ? ResourceContext ?? Context : Context;
}
