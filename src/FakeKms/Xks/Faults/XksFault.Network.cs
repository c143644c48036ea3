using System.Text;
using FakeKms.Domain.KeyStores;
using FakeKms.Xks.Messages;

namespace FakeKms;

public sealed partial class XksFault
{
    // What KMS has waited by then, where the specification says how long it waits.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>Nobody listens at the address. Over HTTP, where the connection is there by then, it is closed without an answer.</summary>
    public static XksFault ConnectionRefused { get; } = new(nameof(ConnectionRefused)) { Problem = XksProblem.Unreachable };

    /// <summary>Nobody knows the name of the proxy. Over HTTP it is as <see cref="ConnectionRefused"/>.</summary>
    public static XksFault UnknownHost { get; } = new(nameof(UnknownHost)) { Problem = XksProblem.Unreachable };

    /// <summary>The proxy has no certificate that KMS takes, or no TLS that it speaks. Over HTTP it is as <see cref="ConnectionRefused"/>.</summary>
    public static XksFault TlsFailure { get; } = new(nameof(TlsFailure)) { Problem = XksProblem.Tls };

    /// <summary>
    /// The request arrives and no answer comes. In memory nobody waits, and no clock moves: KMS finds that its 250 milliseconds have passed. KMS asks once
    /// more, so that a single one is not seen by its caller. Over HTTP the answer does not come until the client gives up.
    /// </summary>
    public static XksFault Timeout { get; } = new(nameof(Timeout)) { Problem = XksProblem.TimedOut, Delay = Patience };

    /// <summary>
    /// The answer takes so long. In memory nobody waits, and no clock moves: KMS counts the time, and takes more than 250 milliseconds for a time-out. Over
    /// HTTP it is real time.
    /// </summary>
    /// <param name="delay">How long; more than zero, and at most a day.</param>
    public static XksFault SlowAnswer(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, TimeSpan.FromDays(1));
        return new XksFault($"SlowAnswer({delay})") { Delay = delay };
    }

    /// <summary>An answer of something in front of the proxy, which has not seen the request.</summary>
    /// <param name="status">The HTTP status, 200 to 599.</param>
    /// <param name="body">The body; empty for none.</param>
    public static XksFault HttpAnswer(int status, string body = "")
    {
        ArgumentNullException.ThrowIfNull(body);
        if (status is < 200 or > 599) throw new ArgumentOutOfRangeException(nameof(status), status, "The status of an answer is a number from 200 to 599.");
        return new XksFault($"HTTP {status}") { Answer = new XksHttpAnswer(status, Encoding.UTF8.GetBytes(body)) };
    }
}
