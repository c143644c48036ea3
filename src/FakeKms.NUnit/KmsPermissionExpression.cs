using System.Diagnostics.CodeAnalysis;
using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>A constraint on the permissions of a server, or several that are combined. A failure explains each part that matters.</summary>
[SuppressMessage("Usage", "CA2225", Justification = "NUnit's own operators have no other names either; And, Or and Is.Not are the words for them.")]
public abstract class KmsPermissionExpression : Constraint
{
    private protected KmsPermissionExpression() { }

    /// <summary>Why the opposite cannot be meant; null if it can.</summary>
    internal virtual string? Opposition => null;

    /// <summary>Both hold.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static KmsPermissionExpression operator &(KmsPermissionExpression left, KmsPermissionExpression right) =>
        new KmsPermissionPair(left, right, isBoth: true);

    /// <summary>One of them holds, or both do.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static KmsPermissionExpression operator |(KmsPermissionExpression left, KmsPermissionExpression right) =>
        new KmsPermissionPair(left, right, isBoth: false);

    /// <summary>It does not hold.</summary>
    /// <param name="constraint">The constraint.</param>
    /// <exception cref="ArgumentException">It names what decides, so that the opposite says too little.</exception>
    public static KmsPermissionExpression operator !(KmsPermissionExpression constraint) => new KmsPermissionOpposite(constraint);

    /// <summary>Applies the constraint to a server.</summary>
    /// <param name="actual">A <see cref="FakeKmsServer"/>.</param>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        if (actual is not FakeKmsServer kms)
            throw new ArgumentException("Allows.Caller(…) and Refuses.Caller(…) hold for a server: Assert.That(kms, …).", nameof(actual));
        var (holds, explanation) = Judge(kms);
        return new Result(this, kms, holds, explanation);
    }

    /// <summary>Whether it holds for a server, and why or why not.</summary>
    internal abstract (bool Holds, string Explanation) Judge(FakeKmsServer kms);

    private sealed class Result(IConstraint constraint, FakeKmsServer kms, bool holds, string explanation) : ConstraintResult(constraint, kms, holds)
    {
        public override void WriteActualValueTo(MessageWriter writer) => writer.Write(explanation);
    }
}
