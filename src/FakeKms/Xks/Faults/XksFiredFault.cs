namespace FakeKms;

/// <summary>A fault of the embedded proxy that took place.</summary>
public sealed class XksFiredFault
{
    internal XksFiredFault(XksFault fault, XksProxyRequest request) => (Fault, Request) = (fault, request);

    /// <summary>The fault.</summary>
    public XksFault Fault { get; }

    /// <summary>The request that it happened to, before there was an answer.</summary>
    public XksProxyRequest Request { get; }

    /// <summary>The fault on one line.</summary>
    public override string ToString() => $"{Request.Time:O} {Fault} at {Request}";
}
