using System.Text;
using System.Text.Json.Nodes;
using FakeKms.Xks.Messages;

namespace FakeKms.Tests.Xks;

/// <summary>What a proxy answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body.</param>
/// <param name="Json">The body as JSON; null when it is empty.</param>
internal sealed record ProxyAnswer(int Status, string Text, JsonNode? Json)
{
    /// <summary>The error as "404 KeyNotFoundException", or "200".</summary>
    public string Outcome => $"{Status} {Json?["errorName"]}".TrimEnd();

    public string? ErrorMessage => Json?["errorMessage"]?.GetValue<string>();

    public static ProxyAnswer Of(XksHttpAnswer answer)
    {
        var text = Encoding.UTF8.GetString(answer.Body.Span);
        return new(answer.Status, text, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public byte[] Bytes(string member) => Convert.FromBase64String(Json![member]!.GetValue<string>());
}
