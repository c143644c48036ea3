using System.Text.Json;
using System.Text.Json.Nodes;

namespace FakeKms.Tool.Control;

/// <summary>A request to a control path.</summary>
/// <param name="Path">What stands behind the prefix.</param>
/// <param name="Method">GET, POST and so on.</param>
/// <param name="Query">The parameters of the query; the values of each.</param>
/// <param name="Body">The body; empty for none.</param>
internal sealed record ControlRequest(string Path, string Method, IReadOnlyDictionary<string, IReadOnlyList<string>> Query, string Body)
{
    /// <summary>The members of the body, which is to be a JSON object with none but these. No body is an object without members.</summary>
    /// <exception cref="ControlMistake">It is something else.</exception>
    public ControlBody Members(params string[] known)
    {
        if (string.IsNullOrWhiteSpace(Body)) return new ControlBody([]);
        var example = known.Length == 0 ? "no body" : $"a JSON object with {string.Join(", ", known)}";
        try
        {
            if (Object(Body) is { } members)
                return members.FirstOrDefault(member => !known.Contains(member.Key)) is { Key: { } unknown }
                    ? throw new ControlMistake($"'{unknown}' is unknown here; {Path} takes {example}.")
                    : new ControlBody(members);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new ControlMistake($"The body cannot be read: {error.Message} {Path} takes {example}.");
        }
        throw new ControlMistake($"The body is no JSON object; {Path} takes {example}.");
    }

    /// <exception cref="ControlMistake">The query has something else.</exception>
    public string? OnlyParameter(string? known) => Query.Keys.FirstOrDefault(name => name != known) is { } other
        ? throw new ControlMistake($"'{other}' is unknown here; {(known is null ? $"{Path} takes no parameters" : $"{Path} takes {known}")}.")
        : known is not null && Query.TryGetValue(known, out var values) ? Only(known, values) : null;

    private static string Only(string name, IReadOnlyList<string> values) => values switch
    {
        [] => "",
        [var value] => value,
        _ => throw new ControlMistake($"'{name}' has several values, {string.Join(" and ", values)}; write one."),
    };

    // Of a member that stands there twice, nobody knows which is meant.
    private static JsonObject? Object(string body)
    {
        using var document = JsonDocument.Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
        if (document.RootElement.EnumerateObject().GroupBy(member => member.Name).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ControlMistake($"'{twice.Key}' stands there twice; write it once.");
        return JsonNode.Parse(body) as JsonObject;
    }
}
