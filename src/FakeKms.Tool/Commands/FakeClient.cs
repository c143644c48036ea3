using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FakeKms.Tool.Control;
using FakeKms.Tool.Serving;
using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Commands;

/// <summary>Asks a running fake, and prints what it answers.</summary>
internal sealed class FakeClient
{
    private static readonly Uri Default = new($"http://127.0.0.1:{ServeSettings.DefaultPort}/");

    private readonly Option<Uri?> endpoint = Values.One("--endpoint", "URL", $"Where the fake is [default: {Default}]", Values.Endpoint);

    public Option Endpoint => endpoint;

    /// <summary>How long a fake may take to answer: what listens on a port may be no fake, and say nothing at all.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    public Task<int> GetAsync(string path, ParseResult line, CancellationToken token) => SendAsync(HttpMethod.Get, path, null, line, token);

    public Task<int> PostAsync(string path, JsonObject body, ParseResult line, CancellationToken token) => SendAsync(HttpMethod.Post, path, body, line, token);

    private async Task<int> SendAsync(HttpMethod method, string path, JsonObject? body, ParseResult line, CancellationToken token)
    {
        var fake = line.GetValue(endpoint) ?? Default;
        // A fake is near, whatever proxies the environment names for the world.
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var http = new HttpClient(handler) { BaseAddress = fake, Timeout = Patience };
        using var request = new HttpRequestMessage(method, new Uri(ControlPaths.Prefix + path, UriKind.Relative));
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        try
        {
            using var answer = await http.SendAsync(request, token).ConfigureAwait(false);
            // Whoever answers may name an encoding that there is not.
            var text = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(token).ConfigureAwait(false));
            if (!answer.IsSuccessStatusCode) throw new ToolException(ToolException.NotDone, Refusal(answer, text, fake));
            if (text.Length > 0) await line.InvocationConfiguration.Output.WriteLineAsync(text.TrimEnd()).ConfigureAwait(false);
            return 0;
        }
        catch (HttpRequestException failure)
        {
            throw new ToolException(
                ToolException.NotDone,
                $"No fake answers at {fake} ({failure.Message}). Start one with fakekms serve, or say where it is with --endpoint.",
                failure);
        }
        catch (OperationCanceledException silence) when (!token.IsCancellationRequested)
        {
            var waited = string.Create(CultureInfo.InvariantCulture, $"{Patience.TotalSeconds:0.###} seconds");
            throw new ToolException(
                ToolException.NotDone,
                $"What listens at {fake} has not answered within {waited}. If it is no fake, say where the fake is with --endpoint.",
                silence);
        }
    }

    private static string Refusal(HttpResponseMessage answer, string text, Uri fake)
    {
        var message = MessageIn(text);
        if (answer.Headers.Contains(ControlPaths.VersionHeader) && message is not null) return message;
        // A fake that does not want to be called by this name does not look at the path.
        if (message?.StartsWith("FakeKms ", StringComparison.Ordinal) == true) return message;
        return $"What answers at {fake} is no fake of fakekms: it answers with HTTP {(int)answer.StatusCode}. Say where the fake is with --endpoint.";
    }

    private static string? MessageIn(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject error && (error["message"] ?? error["Message"]) is JsonValue message ? message.GetValue<string>() : null;
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
