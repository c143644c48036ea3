using System.Globalization;
using System.Text;
using FakeKms.Model;
using FakeKms.Trail.Records;

namespace FakeKms.Trail.Pages;

/// <summary>A sequence diagram of Mermaid. It shows who did what to which key, in order, which a Gantt chart of calls within one second would not.</summary>
internal sealed class MermaidSequence
{
    private readonly StringBuilder text = new("sequenceDiagram\n");
    private readonly Dictionary<string, string> callers = new(StringComparer.Ordinal);
    private readonly KeyLanes lanes;
    private readonly IReadOnlyList<KmsEvent> records;

    private MermaidSequence(IReadOnlyList<KmsEvent> records) => (this.records, lanes) = (records, new KeyLanes(records));

    public static string Of(IReadOnlyList<KmsEvent> all, int shown)
    {
        var sequence = new MermaidSequence([.. all.Skip(all.Count - shown)]);
        sequence.Participants();
        sequence.Calls(leftOut: Math.Max(0, all.Count - shown));
        return sequence.text.ToString();
    }

    private void Participants()
    {
        foreach (var caller in records.Select(CallerOf).Distinct())
        {
            // KMS stands for itself and for what is about no key.
            callers[caller] = caller == "KMS" ? "kms" : string.Create(CultureInfo.InvariantCulture, $"c{callers.Count + 1}");
            if (caller != "KMS") Line($"participant {callers[caller]} as {Text(caller)}");
        }
        Line("participant kms as KMS");
        for (var lane = 0; lane < lanes.All.Count; lane++) Line($"participant k{lane + 1} as {Text(lanes.All[lane].Name)}");
    }

    private void Calls(int leftOut)
    {
        if (leftOut > 0) Note(string.Create(CultureInfo.InvariantCulture, $"{leftOut:N0} earlier records"));
        DateTimeOffset? before = null;
        foreach (var record in records)
        {
            if (before is null || record.EventTime != before) Note(TrailJson.Time(record.EventTime) + Since(before, record.EventTime));
            before = record.EventTime;
            var arrow = record.ErrorCode is null ? "->>" : "-x";
            string[] keys = [.. lanes.Of(record).Select(lane => string.Create(CultureInfo.InvariantCulture, $"k{lane + 1}"))];
            foreach (var key in keys.Length == 0 ? ["kms"] : keys) Line($"{callers[CallerOf(record)]}{arrow}{key}: {Text(SaidOf(record))}");
        }
    }

    private static string CallerOf(KmsEvent record) => KmsEventLine.CallerOf(record.UserIdentity);

    private static string SaidOf(KmsEvent record) => record.EventName
        + (record.ErrorCode is { } code ? $", {code}" : "")
        + (record.InjectedFault is { } fault ? $" (injected {fault})" : "");

    private static string Since(DateTimeOffset? before, DateTimeOffset now) => before is { } time && now > time
        ? string.Create(CultureInfo.InvariantCulture, $", {(now - time).ToString("d' d 'hh':'mm':'ss", CultureInfo.InvariantCulture)} later")
        : "";

    // Letters and digits of any script are safe; of what else there is Mermaid may make something, and takes it as a number.
    private static string Text(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var rune in ShortText.Visible(value).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '/' or '.' or ',' or '-' or '_') escaped.Append(rune.ToString());
            else escaped.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }
        return escaped.Length == 0 ? "-" : escaped.ToString();
    }

    private void Note(string note) => Line($"Note over kms: {Text(note)}");

    private void Line(string line) => text.Append("    ").Append(line).Append('\n');
}
