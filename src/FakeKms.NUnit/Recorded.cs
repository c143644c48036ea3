namespace FakeKms;

/// <summary>Constraints on a whole trail.</summary>
public static class Recorded
{
    /// <summary>The events occur in this order; others may lie between them.</summary>
    /// <param name="eventNames">Operations and service events. A name that stands twice must occur twice.</param>
    public static RecordedInOrderConstraint InOrder(params string[] eventNames)
    {
        ArgumentNullException.ThrowIfNull(eventNames);
        return new RecordedInOrderConstraint(eventNames);
    }
}
