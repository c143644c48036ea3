using System.Diagnostics.CodeAnalysis;
using FakeKms.Checks;

namespace FakeKms;

/// <summary>
/// What a test says of a key: <c>KmsKeyCriteria.InState(KeyState.Disabled) &amp; KmsKeyCriteria.Tagged("team", "cards")</c>. For any test framework by
/// <see cref="KmsKeyAssertions.ShouldBe"/>; the constraints of the package FakeKms.NUnit are made of it, as those of other adapters can be.
/// </summary>
[SuppressMessage("Usage", "CA2225", Justification = "They stand for and, or and not, as in the constraints that are made of it.")]
public sealed partial class KmsKeyCriteria
{
    private readonly Func<FakeKey, KeyVerdict> judge;
    private readonly bool? isBoth;

    private KmsKeyCriteria(string description, Func<FakeKey, KeyVerdict> judge, bool? isBoth = null) =>
        (Description, this.judge, this.isBoth) = (description, judge, isBoth);

    /// <summary>What it says, as what comes after "a key": <c>in state Disabled</c>.</summary>
    public string Description { get; }

    /// <summary>Both hold.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static KmsKeyCriteria operator &(KmsKeyCriteria left, KmsKeyCriteria right) => Pair(left, right, isBoth: true);

    /// <summary>One of them holds, or both do.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static KmsKeyCriteria operator |(KmsKeyCriteria left, KmsKeyCriteria right) => Pair(left, right, isBoth: false);

    /// <summary>It does not hold.</summary>
    /// <param name="criteria">What is not to hold.</param>
    public static KmsKeyCriteria operator !(KmsKeyCriteria criteria)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        var description = criteria.isBoth is null ? $"not {criteria.Description}" : $"not ({criteria.Description})";
        return new(description, key => criteria.judge(key) is var it ? it with { Holds = !it.Holds } : default);
    }

    /// <summary>Whether it holds for a key.</summary>
    /// <param name="key">The key, as it was when it was looked up.</param>
    public bool Holds(FakeKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return judge(key).Holds;
    }

    /// <summary>
    /// Which key it is, by its aliases and its id, and what it is like where that matters: <c>alias/cards (1234abcd-…), in state Enabled</c>. Of several
    /// criteria, those count that decide.
    /// </summary>
    /// <param name="key">The key, as it was when it was looked up.</param>
    public string Explain(FakeKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var name = key.Aliases.Count == 0 ? $"key/{key.KeyId}" : $"{string.Join(", ", key.Aliases)} ({key.KeyId})";
        return $"{name}, {judge(key).Found}";
    }

    /// <summary>What it says.</summary>
    public override string ToString() => Description;

    /// <summary>Both are judged, so that a slip in the second is not hidden by the first. Told is what fails, or what holds.</summary>
    private static KmsKeyCriteria Pair(KmsKeyCriteria left, KmsKeyCriteria right, bool isBoth)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new($"{Within(left)} {(isBoth ? "and" : "or")} {Within(right)}", Judge, isBoth);

        string Within(KmsKeyCriteria part) => part.isBoth == !isBoth ? $"({part.Description})" : part.Description;

        KeyVerdict Judge(FakeKey key)
        {
            var (one, other) = (left.judge(key), right.judge(key));
            var holds = isBoth ? one.Holds && other.Holds : one.Holds || other.Holds;
            var told = new[] { one, other }.Where(part => part.Holds == holds).Select(part => part.Found).Distinct();
            return new(holds, string.Join(" and ", told));
        }
    }
}
