using System.Globalization;
using System.Text.Json;
using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>What a test expects of a value in a record.</summary>
/// <param name="Words">The expectation, to stand behind the name of the value.</param>
/// <param name="IsAt">Whether the value of a record at a path is so. An absent one counts as null.</param>
internal sealed record RecordedValue(string Words, Func<KmsEvent, string, bool> IsAt)
{
    public static RecordedValue Of(object? value)
    {
        if (value is not IResolveConstraint expression) return Equal(value);
        var constraint = expression.Resolve();
        return new RecordedValue($" that is {constraint.Description}", (record, path) => Holds(constraint, Plain(record.Value(path))));
    }

    // The record compares, so that a constraint, a filter and Value<T> agree on what CloudTrail's texts say.
    private static RecordedValue Equal(object? value)
    {
        // Refuses what equals nothing in any record where the test is written, not where it runs, which may be on a trail without records.
        _ = Array.Empty<KmsEvent>().WithValue("eventName", value);
        return new RecordedValue(" = " + Show(value), (record, path) => record.HasValue(path, value));
    }

    // Many a constraint refuses to look at null or at a value of another kind. Among all records of a trail there are such values: they are not what is meant.
    private static bool Holds(IConstraint constraint, object? actual)
    {
        try
        {
            return constraint.ApplyTo(actual).IsSuccess;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static object? Plain(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.True or JsonValueKind.False } flag => flag.GetBoolean(),
        { ValueKind: JsonValueKind.Number } number => number.GetDecimal(),
        { } other => other.GetRawText(),
    };

    private static string Show(object? value) => value switch
    {
        string text => $"\"{text}\"",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        null => "nothing",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
