using System.Text.Json;

namespace FakeKms.Trail.Scanning;

/// <summary>
/// Cuts what arrives of a log into objects that hold one record each: JSON values one behind the other, lists of any length, envelopes around lists. Only
/// the object at hand is held. Records of other services end here.
/// </summary>
/// <param name="place">Where the reading is; the scanner moves it on.</param>
/// <param name="isInside">Whether it reads a text that stands within a log. The lines of that text are not the log's.</param>
internal sealed class LogScanner(LogPlace place, bool isInside)
{
    private const int FirstCapacity = 64 * 1024;
    private const int LongestItem = 256 << 20;

    // How deep an object is does not depend on where it stands: in the list of a log file it lies two levels deeper than alone. Who takes it looks at it.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 2 * LogErrors.Deepest };

    private readonly LogItem item = new();
    private readonly LineCount lines = new();
    private byte[] buffer = new byte[FirstCapacity];
    private int end;
    private int position;
    private bool isLast;
    private bool isWithin;
    private bool hasBegun;
    private JsonReaderState state = new(Options);
    private ReadOnlyMemory<byte>? found;
    private (long Line, long Column) valueAt;

    /// <summary>Whether there is nothing more to come.</summary>
    public bool IsDone => isLast && !isWithin && position == end;

    /// <summary>Room for what comes next of the log. What <see cref="Next"/> has answered is gone then.</summary>
    public Memory<byte> Space()
    {
        var first = item.Start ?? position;
        lines.Discard(buffer, first);
        buffer.AsSpan(first, end - first).CopyTo(buffer);
        (position, end) = (position - first, end - first);
        item.Move(first);
        if (end > LongestItem) throw LogErrors.TooLong(place, LongestItem);
        if (end > buffer.Length / 2) Array.Resize(ref buffer, buffer.Length * 2);
        return buffer.AsMemory(end);
    }

    /// <param name="count">How much has come.</param>
    /// <param name="last">Whether that was all.</param>
    public void Add(int count, bool last) => (end, isLast) = (end + count, last);

    /// <summary>The next object; null when more of the log has to come first.</summary>
    /// <exception cref="FormatException">What has come is not JSON.</exception>
    public ReadOnlyMemory<byte>? Next()
    {
        while (IsAtValue())
        {
            if (!Read()) return null;
            if (found is not null) return found;
        }
        if (isLast && !hasBegun) throw isInside ? LogErrors.NotARecord(place) : LogErrors.Empty(place.Log);
        return null;
    }

    // Up to the end of an object or of a value; false when that has not come yet.
    private bool Read()
    {
        found = null;
        var from = position;
        var reader = new Utf8JsonReader(buffer.AsSpan(from, end - from), isLast, state);
        while (Read(ref reader))
        {
            var isWhole = item.Take(ref reader, from);
            if (item.IsNew && !isInside) place.Line = lines.At(buffer, item.Start!.Value);
            isWithin = reader.CurrentDepth > 0 || reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
            if (!isWhole && isWithin) continue;
            Keep(ref reader, from);
            if (isWhole) TakeItem();
            return true;
        }
        Keep(ref reader, from);
        return false;
    }

    private bool Read(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException exception) when (isInside)
        {
            throw LogErrors.NotJsonInside(place, exception);
        }
        catch (JsonException exception)
        {
            var below = exception.LineNumber ?? 0;
            var before = below == 0 ? valueAt.Column : 0;
            throw LogErrors.NotJson(place.Log, valueAt.Line + below, before + (exception.BytePositionInLine ?? 0) + 1, exception);
        }
    }

    private void Keep(ref Utf8JsonReader reader, int from)
    {
        position = from + (int)reader.BytesConsumed;
        state = isWithin ? reader.CurrentState : new JsonReaderState(Options);
    }

    private void TakeItem()
    {
        if (item.IsOfAnotherService) place.Records++;
        else found = buffer.AsMemory(item.Start!.Value, position - item.Start.Value);
        item.End();
    }

    // Between two values there is white space, and a byte order mark where files have been put one behind the other.
    private bool IsAtValue()
    {
        if (isWithin) return position < end || isLast;
        var left = buffer.AsSpan(position, end - position).TrimStart(" \r\n\t"u8);
        while (left.StartsWith("\uFEFF"u8)) left = left["\uFEFF"u8.Length..].TrimStart(" \r\n\t"u8);
        position = end - left.Length;
        if (left.IsEmpty || (!isLast && "\uFEFF"u8.StartsWith(left))) return false;
        valueAt = (lines.At(buffer, position), lines.Column(position));
        return isWithin = hasBegun = true;
    }
}
