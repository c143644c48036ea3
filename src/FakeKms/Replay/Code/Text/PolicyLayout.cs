using System.Text.Encodings.Web;
using System.Text.Json;

namespace FakeKms.Replay.Code.Text;

/// <summary>A policy with a long line is given lines of its own, which change nothing of what it says. Any other keeps its lines.</summary>
internal static class PolicyLayout
{
    private const int LongestLine = 130;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(string policy)
    {
        if (Array.TrueForAll(policy.Split('\n'), line => line.Length <= LongestLine)) return policy;
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
