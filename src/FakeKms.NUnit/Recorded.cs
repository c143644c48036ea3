namespace FakeKms;

/// <summary>Constraints on a whole trail.</summary>
public static class Recorded
{
    /// <summary>The events occur in this order; others may lie between them.</summary>
    /// <param name="eventNames">Operations and service events. A name that stands twice must occur twice.</param>
    public static RecordedInOrderConstraint InOrder(params string[] eventNames)
    {
        ArgumentNullException.ThrowIfNull(eventNames);
        if (eventNames.Length == 0) throw new ArgumentException("Recorded.InOrder needs the names of events; without any it would always hold.", nameof(eventNames));
        return new RecordedInOrderConstraint(eventNames);
    }
}
