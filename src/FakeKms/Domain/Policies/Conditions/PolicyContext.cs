namespace FakeKms.Domain.Policies.Conditions;

/// <summary>
/// What is known of a request beside who wants what: the condition keys that it has, each with its value or values. A key that is absent is not the same as
/// one without values. Values are found when a policy asks for them.
/// </summary>
internal abstract class PolicyContext
{
    /// <summary>The context of a request of which nothing is known.</summary>
    public static PolicyContext Empty { get; } = new NoKeys();

    /// <summary>The value of a condition key; null when the request has no such key.</summary>
    /// <param name="key">The name, such as <c>kms:ViaService</c>. Case does not matter.</param>
    public abstract ContextValue? Find(string key);

    private sealed class NoKeys : PolicyContext
    {
        public override ContextValue? Find(string key) => null;
    }
}
