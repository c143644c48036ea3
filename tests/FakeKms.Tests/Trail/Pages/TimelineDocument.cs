using System.Text.Json;

namespace FakeKms.Tests.Trail.Pages;

/// <summary>A page taken apart as a browser does it: a script element ends at the first end tag, whatever stands in it.</summary>
internal sealed class TimelineDocument(string html)
{
    private const string Start = """<script type="application/json" id="data">""";
    private const string End = "</script>";

    public JsonElement Data { get; } = JsonDocument.Parse(html.Split(Start)[1].Split(End)[0]).RootElement;

    /// <summary>All but the data: what the browser takes for markup, style and script.</summary>
    public string Shell { get; } = html.Split(Start)[0] + html.Split(Start)[1].Split(End, 2)[1];

    public IReadOnlyList<JsonElement> Records => [.. Data.GetProperty("records").EnumerateArray()];

    public IReadOnlyList<string> Lanes => [.. Data.GetProperty("lanes").EnumerateArray().Select(lane => lane[0].GetString()!)];

    /// <summary>States, or materials, as "lane: label from-to".</summary>
    public IReadOnlyList<string> Bands(bool materials = false) =>
    [
        .. from band in Data.GetProperty("bands").EnumerateArray()
           where band.GetProperty("m").GetBoolean() == materials
           let to = band.TryGetProperty("b", out var end) ? end.ToString() : ""
           select $"{Lanes[band.GetProperty("l").GetInt32()]}: {band.GetProperty("s")} {band.GetProperty("a")}-{to}",
    ];

    public IReadOnlyList<string?> Texts(string member) =>
        [.. Records.Select(record => record.TryGetProperty(member, out var value) ? value.GetString() : null)];
}
