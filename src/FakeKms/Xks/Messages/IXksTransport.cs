using FakeKms.Domain.KeyStores;

namespace FakeKms.Xks.Messages;

/// <summary>A way to a proxy.</summary>
internal interface IXksTransport
{
    /// <summary>The time of the proxy: what its requests are signed with.</summary>
    TimeProvider Time { get; }

    /// <summary>Whether its latencies are real time, which it judges itself. Others are as a test scripted them.</summary>
    bool IsReal { get; }

    /// <summary>Sends one request once.</summary>
    ValueTask<XksDelivery> SendAsync(XksHttpRequest request);
}

/// <summary>What became of one request.</summary>
/// <param name="Answer">The answer; null when there is none.</param>
/// <param name="Problem">Why there is none: <see cref="XksProblem.Unreachable"/>, <see cref="XksProblem.Tls"/> or <see cref="XksProblem.TimedOut"/>.</param>
/// <param name="Latency">How long it took, on the clock that counts.</param>
internal sealed record XksDelivery(XksHttpAnswer? Answer, XksProblem Problem, TimeSpan Latency)
{
    /// <summary>What a real connection or a real proxy said of it, for the one who looks for a mistake; null for nothing.</summary>
    public string? Detail { get; init; }
}
