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
        var snapshot = KmsTrailReport.Snapshot(records);
        // Refuses a name that no event can have.
        _ = snapshot.Named(eventNames);
        var found = new List<KmsEvent>();
        foreach (var record in snapshot)
        {
            if (found.Count < eventNames.Length && record.EventName == eventNames[found.Count]) found.Add(record);
        }
        return new Result(this, snapshot, found, eventNames);
    }

    private sealed class Result(RecordedInOrderConstraint constraint, IReadOnlyList<KmsEvent> records, List<KmsEvent> found, string[] names)
        : ConstraintResult(constraint, records, found.Count == names.Length)
    {
        public override void WriteActualValueTo(MessageWriter writer)
        {
            // It holds, and should not.
            if (found.Count == names.Length) writer.Write("all of them, marked >");
            else writer.Write($"no {names[found.Count]}{(found.Count == 0 ? "" : $" after {names[found.Count - 1]}")}");
            writer.Write(TrailFormat.Lines(records, found));
        }
    }
}
