using FakeKms.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace FakeKms.Hosting;

/// <summary>A request as Kestrel has read its head, and <see cref="RequestGate"/> its body.</summary>
internal sealed class HttpWireRequest(HttpContext context) : WireRequest(context.Request.Method.ToUpperInvariant(), RequestGate.BodyOf(context))
{
    public override Uri Url => new(context.Request.GetEncodedUrl());

    public override string? Header(string name) => context.Request.Headers[name] switch
    {
        [] => null,
        [var only] => only,
        var lines => string.Join(", ", lines.AsEnumerable()),
    };

    public override IReadOnlyList<string> HeaderLines(string name) => [.. context.Request.Headers[name].Select(line => line ?? "")];
}
