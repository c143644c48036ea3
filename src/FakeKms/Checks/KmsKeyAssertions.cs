using System.Diagnostics;

namespace FakeKms;

/// <summary>Assertions on keys for any test framework. The package FakeKms.NUnit has NUnit constraints as well: <c>KmsKeyIs</c>.</summary>
[StackTraceHidden]
public static class KmsKeyAssertions
{
    /// <summary>Fails unless something holds for a key: <c>kms.Key("alias/cards").ShouldBe(KmsKeyCriteria.InState(KeyState.Disabled))</c>.</summary>
    /// <param name="key">The key, as it was when it was looked up.</param>
    /// <param name="criteria">What is to hold.</param>
    /// <returns>The key.</returns>
    /// <exception cref="KmsAssertionException">It does not hold. The message names the key, by its aliases and its id, and says what it is like.</exception>
    public static FakeKey ShouldBe(this FakeKey key, KmsKeyCriteria criteria)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(criteria);
        if (criteria.Holds(key)) return key;
        throw new KmsAssertionException($"Expected a key {criteria.Description}.{Environment.NewLine}It was {criteria.Explain(key)}.");
    }

    /// <summary>Fails if something holds for a key: <c>kms.Key("alias/cards").ShouldNotBe(KmsKeyCriteria.InState(KeyState.PendingDeletion))</c>.</summary>
    /// <param name="key">The key, as it was when it was looked up.</param>
    /// <param name="criteria">What is not to hold.</param>
    /// <returns>The key.</returns>
    /// <exception cref="KmsAssertionException">It holds.</exception>
    public static FakeKey ShouldNotBe(this FakeKey key, KmsKeyCriteria criteria)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        return key.ShouldBe(!criteria);
    }
}
