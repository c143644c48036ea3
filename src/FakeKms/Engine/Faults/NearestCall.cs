namespace FakeKms.Engine.Faults;

/// <summary>Of the calls that something was not for, the one that came nearest.</summary>
internal sealed class NearestCall
{
    private int fewest = int.MaxValue;

    /// <summary>The call and what was other than asked for; null when there was no call.</summary>
    public string? Text { get; private set; }

    public void Note(KmsCall call, IReadOnlyList<string> misses)
    {
        if (misses.Count >= fewest) return;
        (fewest, Text) = (misses.Count, $"{call} ({string.Join(", ", misses)})");
    }
}
