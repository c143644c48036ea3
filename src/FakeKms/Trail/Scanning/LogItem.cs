using System.Text.Json;

namespace FakeKms.Trail.Scanning;

/// <summary>Follows the tokens of a log and says where an object that holds one record begins and ends.</summary>
internal sealed class LogItem
{
    // Of a log file and of the events of S3, SQS and SNS; of LookupEvents; of CloudWatch Logs' queries, subscriptions and insights; of SQS; of Firehose;
    // of CloudTrail Lake's channels.
    private static readonly string[] Lists = ["Records", "Events", "events", "logEvents", "results", "Messages", "records", "auditEvents"];

    // What stands around the item, the innermost last.
    private readonly Stack<Around> around = new();
    private int depth;
    private int? skippedTo;
    private Member member;
    private bool isRecord;

    private enum Member
    {
        Other,
        List,
        Rows,
        Name,
        Source,
    }

    private enum Around
    {
        Envelope,
        List,

        /// <summary>The rows of a query of CloudTrail Lake: each is a list of its columns, and an item as a whole.</summary>
        Rows,
    }

    /// <summary>Where the object begins that is not complete yet; null between two of them.</summary>
    public int? Start { get; private set; }

    /// <summary>Whether the object has begun with the latest token.</summary>
    public bool IsNew { get; private set; }

    public bool IsOfAnotherService { get; private set; }

    public static ReadOnlySpan<byte> KmsSource => "kms.amazonaws.com"u8;

    public static bool IsList(string name) => Lists.Contains(name, StringComparer.Ordinal) || name == "QueryResultRows";

    /// <summary>Takes the next token. True when the object is complete with it.</summary>
    /// <param name="reader">At the token.</param>
    /// <param name="from">Where the reader's bytes begin.</param>
    public bool Take(ref Utf8JsonReader reader, int from)
    {
        IsNew = false;
        if (Start is not null) return TakeWithin(ref reader);
        if (skippedTo is { } end)
        {
            if (reader.CurrentDepth == end && reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject) skippedTo = null;
            return false;
        }
        return TakeAround(ref reader, from + (int)reader.TokenStartIndex);
    }

    public void Move(int by) => Start -= by;

    public void End() => Start = null;

    private bool TakeAround(ref Utf8JsonReader reader, int at)
    {
        var isEnvelope = around.TryPeek(out var within) && within == Around.Envelope;
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName: member = MemberOf(ref reader); return false;
            case JsonTokenType.EndArray or JsonTokenType.EndObject: around.Pop(); return false;
            case JsonTokenType.StartArray when isEnvelope ? member is Member.List or Member.Rows : within != Around.Rows:
                around.Push(isEnvelope && member == Member.Rows ? Around.Rows : Around.List);
                return false;
            case JsonTokenType.StartArray or JsonTokenType.StartObject when isEnvelope: skippedTo = reader.CurrentDepth; return false;
            default:
                if (isEnvelope) return false;
                Begin(at, reader.CurrentDepth);
                return reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
        }
    }

    private void Begin(int at, int atDepth) => (Start, IsNew, IsOfAnotherService, isRecord, depth) = (at, true, false, false, atDepth);

    private bool TakeWithin(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth == depth) return true;
        if (reader.CurrentDepth > depth + 1) return false;
        if (reader.TokenType == JsonTokenType.PropertyName) member = MemberOf(ref reader);
        else if (reader.TokenType == JsonTokenType.StartArray && member is Member.List or Member.Rows && !isRecord) Open();
        else if (reader.TokenType == JsonTokenType.String && member is Member.Name or Member.Source)
        {
            isRecord = true;
            if (member == Member.Source && !reader.ValueIsEscaped && !IsWanted(ref reader)) IsOfAnotherService = true;
        }
        return false;
    }

    // It is not an object with one record after all, but one around a list of them.
    private void Open()
    {
        around.Push(Around.Envelope);
        around.Push(member == Member.Rows ? Around.Rows : Around.List);
        End();
    }

    // What Lambda gets of a queue or a stream names that as its source, and has records in it.
    private static bool IsWanted(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals(KmsSource) || reader.ValueTextEquals("aws:sqs"u8) || reader.ValueTextEquals("aws:kinesis"u8);

    private static Member MemberOf(ref Utf8JsonReader reader)
    {
        if (reader.ValueIsEscaped) return Member.Other;
        if (reader.ValueTextEquals("eventName"u8)) return Member.Name;
        if (reader.ValueTextEquals("eventSource"u8)) return Member.Source;
        if (reader.ValueTextEquals("QueryResultRows"u8)) return Member.Rows;
        foreach (var list in Lists)
        {
            if (reader.ValueTextEquals(list)) return Member.List;
        }
        return Member.Other;
    }
}
