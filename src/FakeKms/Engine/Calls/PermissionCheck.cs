using FakeKms.Domain.Keys;
using FakeKms.Domain.Policies.Conditions;

namespace FakeKms.Engine.Calls;

/// <summary>One permission that a call needs.</summary>
/// <param name="Action">The action, such as <c>kms:ReEncryptTo</c>.</param>
/// <param name="Resource">The ARN of the key or the alias; <c>*</c> for none in particular.</param>
/// <param name="Key">The key whose policy has a say; null where identity policies alone decide.</param>
/// <param name="Context">The condition keys that the call has for this permission, as identity policies see them.</param>
internal sealed record PermissionCheck(string Action, string Resource, KmsKey? Key, PolicyContext Context)
{
    /// <summary>The condition keys as policies of the key see them, which lack its tags and its aliases; null for the same ones.</summary>
    public PolicyContext? ResourceContext { get; init; }

    /// <summary>
    /// Whether a refusal names the resource. That of the tags of a new key does not: <c>is not authorized to perform: kms:TagResource because …</c>.
    /// </summary>
    public bool NamesResource { get; init; } = true;
}
