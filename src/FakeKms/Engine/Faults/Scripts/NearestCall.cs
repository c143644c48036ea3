namespace FakeKms.Engine.Faults.Scripts;

/// <summary>Of the calls that something was not for, the one that came nearest.</summary>
internal sealed class NearestCall
{
    /// <summary>What a match says of a call that goes elsewhere.</summary>
    public const string AnotherOperation = "another operation";

    private int fewest = int.MaxValue;

    /// <summary>The call and what was other than asked for; null when there was no call.</summary>
    public string? Text { get; private set; }

    public void Note(object call, IReadOnlyList<string> misses)
    {
        // A call of another operation is further away than any of the same one.
        var distance = misses.Count + (misses.Contains(AnotherOperation) ? 10 : 0);
        if (distance >= fewest) return;
        (fewest, Text) = (distance, $"{call} ({string.Join(", ", misses)})");
    }
}
