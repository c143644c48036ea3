using System.Text.Json;

namespace FakeKms.Replay.Code.Text;

/// <summary>A policy of one long line is given lines, which change nothing of what it says. One that has them keeps them.</summary>
internal static class PolicyLayout
{
    private const int LongestLine = 100;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string policy)
    {
        if (policy.Length <= LongestLine || policy.Contains('\n', StringComparison.Ordinal)) return policy;
        try
        {
            using var document = JsonDocument.Parse(policy);
            return JsonSerializer.Serialize(document.RootElement, Indented).ReplaceLineEndings("\n");
        }
        catch (JsonException)
        {
            return policy;
        }
    }
}
