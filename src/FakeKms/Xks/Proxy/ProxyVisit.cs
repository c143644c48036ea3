namespace FakeKms.Xks.Proxy;

/// <summary>A request that has been received.</summary>
/// <param name="Request">What is known of it.</param>
/// <param name="Body">Its body; null when it was refused.</param>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
internal sealed record ProxyVisit(XksProxyRequest Request, ProxyBody? Body, ProxyFailure? Refusal);
