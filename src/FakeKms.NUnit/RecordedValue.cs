using System.Globalization;
using System.Text.Json;
using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>What a test expects of a value in a record.</summary>
/// <param name="Words">The expectation, to stand behind the name of the value.</param>
/// <param name="Is">Whether a value is so. An absent one counts as null.</param>
internal sealed record RecordedValue(string Words, Predicate<JsonElement?> Is)
{
    public static RecordedValue Of(object? value)
    {
        if (value is not IResolveConstraint expression) return new RecordedValue(" = " + Show(value), actual => Equal(actual, value));
        var constraint = expression.Resolve();
        return new RecordedValue($" that is {constraint.Description}", actual => Holds(constraint, Plain(actual)));
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

    private static bool Equal(JsonElement? value, object? expected)
    {
        if (value is not { } actual || actual.ValueKind == JsonValueKind.Null) return expected is null;
        return actual.ValueKind switch
        {
            JsonValueKind.String => expected is not null && actual.GetString() == Convert.ToString(expected, CultureInfo.InvariantCulture),
            JsonValueKind.True or JsonValueKind.False => expected is bool flag && actual.GetBoolean() == flag,
            JsonValueKind.Number => expected is int or long or double or decimal
                && actual.GetDecimal() == Convert.ToDecimal(expected, CultureInfo.InvariantCulture),
            _ => expected is string json && actual.GetRawText() == json,
        };
    }

    private static object? Plain(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.True or JsonValueKind.False } flag => flag.GetBoolean(),
        { ValueKind: JsonValueKind.Number } number => number.GetDecimal(),
        { } other => other.GetRawText(),
    };

    private static string Show(object? value) => value is string text ? $"\"{text}\"" : Convert.ToString(value ?? "nothing", CultureInfo.InvariantCulture)!;
}
