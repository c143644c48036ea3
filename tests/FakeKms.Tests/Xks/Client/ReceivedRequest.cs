using System.Text.Json;

namespace FakeKms.Tests.Xks.Client;

/// <summary>A request as an independent proxy sees it.</summary>
internal sealed record ReceivedRequest(string Method, string Path, string Host, string Date, string Authorization, string ContentType, byte[] Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Api => Path[(Path.LastIndexOf('/') + 1)..];

    public string ExternalKeyId => Path.Split('/')[^2];

    public string AccessKeyId => Credential[0];

    public string Region => Credential[2];

    public string Signature => Authorization[(Authorization.LastIndexOf('=') + 1)..];

    private string[] Credential => Authorization["AWS4-HMAC-SHA256 Credential=".Length..Authorization.IndexOf(',')].Split('/');

    public string? Metadata(string member) => Json.GetProperty("requestMetadata").TryGetProperty(member, out var value) ? value.GetString() : null;

    /// <summary>A member in Base64; empty when it is not there.</summary>
    public byte[] Bytes(string member) => Json.TryGetProperty(member, out var value) ? value.GetBytesFromBase64() : [];

    public static async Task<ReceivedRequest> OfAsync(HttpRequestMessage request, CancellationToken cancellationToken) => new(
        request.Method.Method,
        request.RequestUri!.PathAndQuery,
        request.Headers.Host!,
        request.Headers.GetValues("X-Amz-Date").Single(),
        request.Headers.NonValidated["Authorization"].Single(),
        request.Content!.Headers.ContentType!.ToString(),
        await request.Content.ReadAsByteArrayAsync(cancellationToken));
}
