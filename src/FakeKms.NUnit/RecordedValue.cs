using System.Text.Json;
using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>Holds a value of a record against a constraint.</summary>
internal static class RecordedValue
{
    // Many a constraint refuses to look at null or at a value of another kind. Among all records of a trail there are such values: they are not what is meant.
    public static bool Meets(IConstraint constraint, JsonElement? value)
    {
        try
        {
            return constraint.ApplyTo(Plain(value)).IsSuccess;
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
        // A log may have numbers that no decimal holds.
        { ValueKind: JsonValueKind.Number } number => number.TryGetDecimal(out var exact) ? exact : number.GetDouble(),
        { } other => other.GetRawText(),
    };
}
