using System.Text.Encodings.Web;
using System.Text.Json.Nodes;

namespace FakeKms.Tool.Control;

/// <summary>What a control path answers.</summary>
internal sealed record ControlAnswer(int Status, string ContentType, string Body)
{
    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The methods that would have been right; null when the method was.</summary>
    public string? Allow { get; init; }

    public static ControlAnswer Nothing { get; } = new(204, "application/json", "");

    public static ControlAnswer Json(JsonObject body, int status = 200) => new(status, "application/json", body.ToJsonString(Readable));

    /// <summary>What was wrong, and what to write instead.</summary>
    public static ControlAnswer Refusal(int status, string message) => Json(new JsonObject { ["message"] = message }, status);
}
