namespace FakeKms.Tool.Texts;

/// <summary>The forms that a trail is written in.</summary>
internal static class TrailText
{
    public const string Json = "json";

    public const string Text = "text";

    public static IReadOnlyList<string> Formats { get; } = [Text, Json, "lines", "html", "mermaid"];

    /// <exception cref="ArgumentException">There is no such format.</exception>
    public static (string ContentType, string Body) Write(KmsTrail trail, string format) => format switch
    {
        Text => ("text/plain; charset=utf-8", trail.ToString()),
        Json => ("application/json", trail.ToLogJson()),
        "lines" => ("application/x-ndjson", trail.ToJsonLines()),
        "html" => ("text/html; charset=utf-8", trail.ToHtml()),
        "mermaid" => ("text/plain; charset=utf-8", trail.ToMermaid()),
        _ => throw new ArgumentException($"'{format}' is no format; write {string.Join(", ", Formats)}."),
    };
}
