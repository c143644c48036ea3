using FakeKms.Domain.KeyStores;
using FakeKms.Model.Faults;
using FakeKms.Xks.Messages;

namespace FakeKms.Xks.Proxy;

/// <summary>What becomes of a request.</summary>
/// <param name="Answer">The answer; null when none arrives.</param>
/// <param name="Fault">What a test had happen to it; null for nothing.</param>
internal sealed record ProxyReply(XksHttpAnswer? Answer, XksFault? Fault)
{
    /// <summary>What becomes of the answer over HTTP. A connection that is there cannot be refused any more, nor its TLS fail: it is closed.</summary>
    public FaultyAnswer? OnTheWire => Fault switch
    {
        null => null,
        { Problem: null } => new(FaultyAnswerKind.Whole) { Delay = Fault.Delay },
        { Problem: XksProblem.TimedOut } => new(FaultyAnswerKind.Never),
        _ => new(FaultyAnswerKind.Reset),
    };

    /// <summary>What becomes of it in memory.</summary>
    public XksDelivery Delivery => new(Answer, Fault?.Problem ?? default, Fault?.Delay ?? TimeSpan.Zero);
}
