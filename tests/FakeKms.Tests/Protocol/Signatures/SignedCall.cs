using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FakeKms.Tests.Protocol.Signatures;

/// <summary>A call of KMS that is signed by the definition of Signature Version 4, without any code of the library, and may be changed afterwards.</summary>
internal sealed record SignedCall
{
    public string AccessKeyId { get; init; } = "AKIAALICE";

    public string Secret { get; init; } = "alice's secret";

    public string? Token { get; init; }

    public DateTimeOffset Time { get; init; } = Pinned.Start;

    public string Region { get; init; } = "us-east-1";

    public string Service { get; init; } = "kms";

    public string Terminator { get; init; } = "aws4_request";

    /// <summary>The day of the scope; null for that of the time.</summary>
    public string? Day { get; init; }

    public string Algorithm { get; init; } = "AWS4-HMAC-SHA256";

    public string Target { get; init; } = "TrentService.CreateKey";

    public string Body { get; init; } = "{}";

    public string Query { get; init; } = "";

    public string DateHeader { get; init; } = "X-Amz-Date";

    public IReadOnlyList<(string Name, string Value)> More { get; init; } = [];

    public bool SignsHost { get; init; } = true;

    /// <summary>What somebody does to the signed request on the way.</summary>
    public Action<HttpRequestMessage> Altered { get; init; } = _ => { };

    /// <summary>The same with the Authorization header; null takes it away.</summary>
    public Func<string, string?> Authorization { get; init; } = header => header;

    private string Scope => $"{Day ?? Time.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}/{Region}/{Service}/{Terminator}";

    /// <summary>The answer: its status and its body.</summary>
    public async Task<string> SendAsync(FakeKmsServer kms)
    {
        using var http = RawHttp.To(kms);
        using var request = Request(http.BaseAddress!);
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        if (response.IsSuccessStatusCode) return "no error";
        using var error = System.Text.Json.JsonDocument.Parse(body);
        return $"{error.RootElement.GetProperty("__type").GetString()}: {error.RootElement.GetProperty("message").GetString()}";
    }

    public HttpRequestMessage Request(Uri address)
    {
        var stamp = Time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var headers = new List<(string Name, string Value)>
        {
            ("content-type", "application/x-amz-json-1.1"),
            (DateHeader, DateHeader == "Date" ? Time.ToString("R", CultureInfo.InvariantCulture) : stamp),
            ("x-amz-target", Target),
        };
        if (Token is not null) headers.Add(("X-Amz-Security-Token", Token));
        headers.AddRange(More);
        var url = new Uri(address, "/" + (Query.Length > 0 ? "?" + Query : ""));
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body)) };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content.Headers.TryAddWithoutValidation(name, value);
        }
        if (SignsHost) headers.Add(("host", address.Authority));
        var signed = headers.Select(header => header.Name.ToLowerInvariant()).Order(StringComparer.Ordinal).ToArray();
        var header = $"{Algorithm} Credential={AccessKeyId}/{Scope}, SignedHeaders={string.Join(';', signed)}, Signature={Sign(stamp, headers, signed)}";
        if (Authorization(header) is { } sent) request.Headers.TryAddWithoutValidation("Authorization", sent);
        Altered(request);
        return request;
    }

    private string Sign(string stamp, List<(string Name, string Value)> headers, string[] signed)
    {
        var values = headers.ToDictionary(header => header.Name.ToLowerInvariant(), header => string.Join(' ', header.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        var canonical = $"POST\n/\n{Query}\n{string.Concat(signed.Select(name => $"{name}:{values[name]}\n"))}\n{string.Join(';', signed)}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(Body)))}";
        var text = $"{Algorithm}\n{stamp}\n{Scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var key = Scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + Secret), (key, part) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part)));
        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
}
