using System.Globalization;
using System.Text.Json;

namespace FakeKms;

/// <summary>Compares a value in a record with a value in a test.</summary>
internal static class RecordedValue
{
    public static bool Is(KmsEvent record, string path, object? expected)
    {
        if (record.Value(path) is not { } actual || actual.ValueKind == JsonValueKind.Null) return expected is null;
        return actual.ValueKind switch
        {
            JsonValueKind.String => expected is not null && actual.GetString() == Convert.ToString(expected, CultureInfo.InvariantCulture),
            JsonValueKind.True or JsonValueKind.False => expected is bool flag && actual.GetBoolean() == flag,
            JsonValueKind.Number => expected is int or long or double or decimal
                && actual.GetDecimal() == Convert.ToDecimal(expected, CultureInfo.InvariantCulture),
            _ => expected is string json && actual.GetRawText() == json,
        };
    }

    public static string Show(object? value) => value is string text ? $"\"{text}\"" : Convert.ToString(value ?? "nothing", CultureInfo.InvariantCulture)!;
}
