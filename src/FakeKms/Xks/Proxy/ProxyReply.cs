using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Proxy;

/// <summary>What becomes of a request.</summary>
/// <param name="Answer">The answer; null when none arrives.</param>
/// <param name="Fault">What a test had happen to it; null for nothing.</param>
internal sealed record ProxyReply(XksHttpAnswer? Answer, XksFault? Fault)
{
    public XksDelivery Delivery => new(Answer, Fault?.Problem ?? default, Fault?.Delay ?? TimeSpan.Zero);
}
