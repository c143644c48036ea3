using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>Requires that events were recorded in a given order.</summary>
public sealed class RecordedInOrderConstraint : Constraint
{
    private readonly string[] eventNames;

    internal RecordedInOrderConstraint(string[] eventNames) => this.eventNames = [.. eventNames];

    /// <summary>The order in words.</summary>
    public override string Description => $"KMS events in the order {string.Join(", ", eventNames)}";

    /// <summary>Applies the constraint to a trail.</summary>
    /// <param name="actual">A <see cref="KmsTrail"/> or a list of records.</param>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        if (actual is not IEnumerable<KmsEvent> records)
            throw new ArgumentException("Recorded.InOrder(…) holds for a trail: Assert.That(kms.Trail, Recorded.InOrder(…)).", nameof(actual));
        var snapshot = records.ToArray();
        var found = 0;
        foreach (var record in snapshot)
        {
            if (found < eventNames.Length && record.EventName == eventNames[found]) found++;
        }
        return new Result(this, snapshot, found, eventNames);
    }

    private sealed class Result(RecordedInOrderConstraint constraint, KmsEvent[] records, int found, string[] names)
        : ConstraintResult(constraint, records, found == names.Length)
    {
        public override void WriteActualValueTo(MessageWriter writer)
        {
            var where = found == 0 ? "" : $" after {names[found - 1]}";
            writer.Write($"no {names[found]}{where} in {TrailFormat.Lines(records)}");
        }
    }
}
