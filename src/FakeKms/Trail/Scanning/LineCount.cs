namespace FakeKms.Trail.Scanning;

/// <summary>Counts the lines of a log of which a buffer holds a part.</summary>
internal sealed class LineCount
{
    private long discarded;
    private long lineStart;
    private long line = 1;
    private int counted;

    /// <summary>The line at a place of the buffer, which is not before one that was asked for earlier.</summary>
    public long At(byte[] buffer, int at)
    {
        if (at <= counted) return line;
        var passed = buffer.AsSpan(counted, at - counted);
        line += passed.Count((byte)'\n');
        if (passed.LastIndexOf((byte)'\n') is var last and >= 0) lineStart = discarded + counted + last + 1;
        counted = at;
        return line;
    }

    /// <summary>How many bytes of its line stand before a place, the line of which was asked for last.</summary>
    public long Column(int at) => discarded + at - lineStart;

    /// <summary>Before a part of the buffer is given up.</summary>
    public void Discard(byte[] buffer, int count)
    {
        At(buffer, count);
        (counted, discarded) = (counted - count, discarded + count);
    }
}
