using FakeKms.Domain.Keys;
using FakeKms.Domain.Policies.Conditions;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Permissions;

/// <summary>
/// The condition keys of one permission of a call: those of the operation, those of what the permission is for, and those of every request. A value is read
/// when a policy asks for it, and not before.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html"/></remarks>
internal sealed class CallContext : PolicyContext
{
    private readonly ConditionTable own;
    private readonly ConditionTable scope;
    private readonly Asked asked;
    private readonly Dictionary<string, ContextValue?>? given;
    private readonly bool isForResourcePolicy;

    public CallContext(ConditionTable own, ConditionTable scope, Asked asked)
        : this(own, scope, asked, given: null, isForResourcePolicy: false)
    {
    }

    private CallContext(ConditionTable own, ConditionTable scope, Asked asked, Dictionary<string, ContextValue?>? given, bool isForResourcePolicy) =>
        (this.own, this.scope, this.asked, this.given, this.isForResourcePolicy) = (own, scope, asked, given, isForResourcePolicy);

    /// <summary>
    /// The same as policies of the key see it: its tags and its aliases are for IAM policies alone, among which AWS counts those of VPC endpoints.
    /// </summary>
    /// <remarks>
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/tag-authorization.html"/>,
    /// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/tag-permissions.html"/>
    /// </remarks>
    public CallContext ForResourcePolicy => new(own, scope, asked, given, isForResourcePolicy: true);

    /// <summary>
    /// What is known of a question that no request belongs to: whether the caller of a call may do something with a key, under circumstances that are given
    /// by name.
    /// </summary>
    /// <param name="call">Who asks, when and where.</param>
    /// <param name="key">The key; null for something that is about no key.</param>
    /// <param name="given">
    /// Condition keys and their values, which go before what is known otherwise. No value at all takes a key away that can have one, and leaves one that can
    /// have several without any.
    /// </param>
    /// <param name="scope">What is asked about; null for the key, or without one for nothing in particular.</param>
    public static CallContext Of(Call call, KmsKey? key, IReadOnlyDictionary<string, IReadOnlyList<string>> given, PermissionScope? scope = null)
    {
        var values = new Dictionary<string, ContextValue?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, texts) in given) values[name] = Given(name, texts);
        scope ??= key is null ? PermissionScope.Everything : PermissionScope.Key;
        var asked = new Asked(call, Request: null, key, key?.Home.Region ?? call.Origin.Region);
        return new CallContext(ConditionTable.None, scope.Conditions, asked, values, isForResourcePolicy: false);
    }

    public override ContextValue? Find(string key)
    {
        var stem = ConditionNames.StemOf(key);
        if (isForResourcePolicy && ConditionNames.IsOnlyInIdentityPolicies(stem)) return null;
        if (given is not null && given.TryGetValue(key, out var value)) return value;
        return (own.Find(stem) ?? scope.Find(stem) ?? PermissionScope.Global.Find(stem))?.Read(asked with { Rest = key[stem.Length..] });
    }

    private static ContextValue? Given(string name, IReadOnlyList<string> values)
    {
        if (ConditionNames.IsMultivalued(name)) return ContextValue.Several(values);
        return values.Count switch
        {
            0 => null,
            1 => ContextValue.Of(values[0]),
            _ => throw new ArgumentException($"The condition key {name} has one value, not {values.Count}.", nameof(values)),
        };
    }
}
