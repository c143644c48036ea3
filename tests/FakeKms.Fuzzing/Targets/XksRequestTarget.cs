using System.Text;
using FakeKms.Fuzzing.Running;
using FakeKms.Tests.Xks;

namespace FakeKms.Fuzzing.Targets;

/// <summary>Requests to the embedded external key store proxy, a line with the path and then the body, signed as they are: an answer of the published API.</summary>
internal sealed class XksRequestTarget : KmsTarget
{
    public XksRequestTarget()
        : base(k => k.WithXksProxy(proxy => proxy.WithExternalKey("k1"))) =>
        Seeds = [.. ProxyCall.All(Kms).Select(call => Encoding.UTF8.GetBytes($"{call.Call.Api}\n{call.Call.Json!.ToJsonString()}"))];

    public override IReadOnlyList<byte[]> Seeds { get; }

    protected override void Take(byte[] input)
    {
        var line = input.AsSpan().IndexOf((byte)'\n');
        var (api, body) = line < 0 ? ("/health", input) : (Encoding.ASCII.GetString(input[..line]), input[(line + 1)..]);
        if (!Uri.TryCreate("https://xks-proxy.fakekms.example/kms/xks/v1" + api, UriKind.Absolute, out var url) || url.Query.Length > 0 || url.Fragment.Length > 0) api = "/health";
        var isBodySigned = body.Length % 5 != 0;
        var call = new ProxyCall(api) { Body = isBodySigned ? body : [], SentBody = body, Authorization = header => body.Length % 11 == 0 ? header + api : header };
        var answer = Kms.EmbeddedProxy.Answer(call.Request(Kms));
        FindingException.Unless(answer.Status is 200 or (>= 400 and < 500) || IsOfThis(answer.Body.Span), $"{answer.Status} {Encoding.UTF8.GetString(answer.Body.Span)}");
    }

    private static bool IsOfThis(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body).Contains("\"errorName\"", StringComparison.Ordinal)
        && !Encoding.UTF8.GetString(body).Contains("InternalException", StringComparison.Ordinal);
}
