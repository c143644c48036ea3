using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>
/// The place of the constraint inside a quantifier that was built before it was known. <c>Has.None</c> builds its constraint from what follows it, and hands
/// it one record after the other; who wants to see the records as a whole, or none of them, has to stand outside of it.
/// </summary>
internal sealed class QuantifierSlot : Constraint
{
    private IConstraint? inner;

    public override string Description => inner?.Description ?? "";

    /// <summary>Takes the quantifier, and whatever else stands before, off an expression.</summary>
    /// <returns>A builder that goes on where the expression was, and puts a constraint on the whole around all that comes.</returns>
    public static ConstraintBuilder Surround(ConstraintExpression expression, KmsEventCriteria criteria)
    {
        var (slot, next, last) = (new QuantifierSlot(), new NextOperator(), new QuantifierSlot());
        expression.Append(slot);
        expression.Append(next);
        expression.Append(last);
        var quantifier = last.Builder!.Resolve();
        var builder = new ConstraintBuilder();
        builder.Append(new WholeOperator(quantifier, slot, criteria, takesAll: ReferenceEquals(next.Before, slot)));
        return builder;
    }

    public bool Holds(KmsEvent record) => inner!.ApplyTo(record).IsSuccess;

    public override ConstraintResult ApplyTo<TActual>(TActual actual) => inner!.ApplyTo(actual);

    /// <summary>
    /// Stands where an And would, and sees what it would get: the constraint alone if the operator before waits for more, as quantifiers do, and otherwise
    /// what that operator has made of it.
    /// </summary>
    private sealed class NextOperator : BinaryOperator
    {
        // NUnit's own And.
        private const int Precedence = 2;

        public NextOperator() => (left_precedence, right_precedence) = (Precedence, Precedence);

        public IConstraint? Before { get; private set; }

        public override IConstraint ApplyOperator(IConstraint left, IConstraint right) => Before = left;
    }

    private sealed class WholeOperator : PrefixOperator
    {
        // NUnit's own Not, and its own quantifiers.
        private const int Tight = 1;
        private const int Loose = 10;

        private readonly IConstraint quantifier;
        private readonly QuantifierSlot slot;
        private readonly KmsEventCriteria criteria;

        public WholeOperator(IConstraint quantifier, QuantifierSlot slot, KmsEventCriteria criteria, bool takesAll)
        {
            (this.quantifier, this.slot, this.criteria) = (quantifier, slot, criteria);
            (left_precedence, right_precedence) = (Tight, takesAll ? Loose : Tight);
        }

        public override IConstraint ApplyPrefix(IConstraint constraint)
        {
            slot.inner = constraint;
            return new RecordedWholeConstraint(quantifier, slot, criteria);
        }
    }
}
