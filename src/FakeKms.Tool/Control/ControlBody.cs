using System.Text.Json;
using System.Text.Json.Nodes;

namespace FakeKms.Tool.Control;

/// <summary>The members of the body of a request.</summary>
internal sealed class ControlBody(JsonObject members)
{
    /// <exception cref="ControlMistake">The member is something else.</exception>
    public string? Text(string name) => members[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > 0 } text => text,
        _ => throw new ControlMistake($"'{name}' is to be a text that is not empty."),
    };

    /// <exception cref="ControlMistake">The member is missing or something else.</exception>
    public string Text(string name, string example) => Text(name) ?? throw new ControlMistake($"'{name}' is missing; write {example}.");

    /// <exception cref="ControlMistake">The member is something else.</exception>
    public int? Number(string name) => members[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<int>(out var number) => number,
        _ => throw new ControlMistake($"'{name}' is to be a whole number."),
    };
}
