using System.Globalization;
using FakeKms.Protocol;

namespace FakeKms.Hosting;

/// <summary>A request of the SDK, as the fake would have read it from a socket.</summary>
internal sealed class InMemoryRequest(HttpRequestMessage request, byte[] body) : WireRequest(request.Method.Method, body)
{
    public override Uri Url => request.RequestUri!;

    public override string? Header(string name)
    {
        if (request.Headers.NonValidated.TryGetValues(name, out var values)) return values.ToString();
        return IsOfContent(name) && request.Content?.Headers.NonValidated.TryGetValues(name, out var content) == true ? content.ToString() : null;
    }

    public override IReadOnlyList<string> HeaderLines(string name) => (Header(name) ?? Implied(name)) is { } value ? [value] : [];

    // https://learn.microsoft.com/dotnet/api/system.net.http.headers.httpcontentheaders
    private static bool IsOfContent(string name) =>
        name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Allow", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Expires", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Last-Modified", StringComparison.OrdinalIgnoreCase);

    // What HttpClient adds by itself to what it writes to a socket.
    private string? Implied(string name) =>
        name.Equals("Host", StringComparison.OrdinalIgnoreCase) ? request.RequestUri!.Authority
        : name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) ? Body.Length.ToString(CultureInfo.InvariantCulture)
        : null;
}
