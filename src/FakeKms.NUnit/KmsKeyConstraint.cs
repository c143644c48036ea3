using System.Diagnostics.CodeAnalysis;
using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>
/// A constraint on a key. <see cref="KmsKeyIs"/> begins it. It combines with others by <c>&amp;</c>, <c>|</c> and <c>!</c>; a failure names the key, by its
/// aliases and its id, and says what it is like.
/// </summary>
[SuppressMessage("Usage", "CA2225", Justification = "NUnit's own operators have no other names either; And, Or and Not are the words for them.")]
public sealed class KmsKeyConstraint : Constraint
{
    private readonly KmsKeyCriteria criteria;

    internal KmsKeyConstraint(KmsKeyCriteria criteria) => this.criteria = criteria;

    /// <summary>The constraint in words, such as <c>a key in state Disabled</c>.</summary>
    public override string Description => $"a key {criteria.Description}";

    /// <summary>Both hold.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static KmsKeyConstraint operator &(KmsKeyConstraint left, KmsKeyConstraint right) => new(Of(left) & Of(right));

    /// <summary>One of them holds, or both do.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static KmsKeyConstraint operator |(KmsKeyConstraint left, KmsKeyConstraint right) => new(Of(left) | Of(right));

    /// <summary>It does not hold.</summary>
    /// <param name="constraint">The constraint.</param>
    public static KmsKeyConstraint operator !(KmsKeyConstraint constraint) => new(!Of(constraint));

    /// <summary>Applies the constraint to a key.</summary>
    /// <param name="actual">A <see cref="FakeKey"/>, as it was when it was looked up.</param>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        if (actual is not FakeKey key)
        {
            throw new ArgumentException(
                "KmsKeyIs… holds for a key: Assert.That(kms.Key(\"alias/cards\"), …); for all keys, Assert.That(kms.Keys, Has.All.Matches(…)).",
                nameof(actual));
        }
        return new Result(this, key, criteria);
    }

    private static KmsKeyCriteria Of(KmsKeyConstraint constraint)
    {
        ArgumentNullException.ThrowIfNull(constraint);
        return constraint.criteria;
    }

    private sealed class Result(IConstraint constraint, FakeKey key, KmsKeyCriteria criteria) : ConstraintResult(constraint, key, criteria.Holds(key))
    {
        public override void WriteActualValueTo(MessageWriter writer) => writer.Write(criteria.Explain(key));
    }
}
