using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using FakeKms.Time;
using FakeKms.Trail;
using FakeKms.Trail.Assertions;
using FakeKms.Trail.Names;

namespace FakeKms;

/// <summary>
/// Waits for records that the code under test leaves on a thread of its own, such as a background service. The waiting goes by the machine's time, not by
/// the server's clock.
/// </summary>
[SuppressMessage("ApiDesign", "RS0026", Justification = "A name and a condition are never taken for one another: the overloads cannot be confused.")]
public static class KmsTrailWaiting
{
    /// <summary>How long <c>WaitFor</c> waits when it is not told: ten seconds.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Waits until there are enough records with an event name: <c>await kms.Trail.WaitFor("ReEncrypt", times: 3)</c>.</summary>
    /// <param name="trail">The trail. The records that it has already count.</param>
    /// <param name="eventName">The name of an operation or a service event.</param>
    /// <param name="times">How many there must be at least; one or more.</param>
    /// <param name="timeout">How long to wait; null for <see cref="DefaultTimeout"/>, <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>As many records as were asked for, oldest first.</returns>
    /// <exception cref="ArgumentException">The name is no event of KMS, and no record has it.</exception>
    /// <exception cref="KmsAssertionException">
    /// They did not come in time, or the server was disposed of before. The message prints what was recorded instead and marks the nearest.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<IReadOnlyList<KmsEvent>> WaitFor(
        this KmsTrail trail, string eventName, int times = 1, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        if (KnownNames.Of(trail).ObjectionToEvent(eventName) is { } objection) throw new ArgumentException(objection, nameof(eventName));
        return WaitFor(
            trail,
            record => record.EventName == eventName,
            "of " + eventName,
            records => [.. records.Where(record => NearMisses.IsLike(record.EventName, eventName))],
            (times, timeout ?? DefaultTimeout),
            cancellationToken);
    }

    /// <summary>
    /// Waits until enough records meet a condition: <c>await kms.Trail.WaitFor(e => e.EventName == "Decrypt" &amp;&amp; e.ErrorCode is null)</c>.
    /// </summary>
    /// <param name="trail">The trail. The records that it has already count.</param>
    /// <param name="predicate">The condition.</param>
    /// <param name="times">How many must meet it at least; one or more.</param>
    /// <param name="timeout">How long to wait; null for <see cref="DefaultTimeout"/>, <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="expression">The text of the condition. The compiler fills it in.</param>
    /// <returns>As many records as were asked for, oldest first.</returns>
    /// <exception cref="KmsAssertionException">
    /// They did not come in time, or the server was disposed of before. The message prints what was recorded instead and marks the nearest.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<IReadOnlyList<KmsEvent>> WaitFor(
        this KmsTrail trail, Func<KmsEvent, bool> predicate, int times = 1, TimeSpan? timeout = null, CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(predicate))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return WaitFor(
            trail, predicate, "where " + expression, records => NearMisses.Among(records, expression), (times, timeout ?? DefaultTimeout), cancellationToken);
    }

    /// <summary>
    /// The records, oldest first, and then each new one as it comes: <c>await foreach (var record in kms.Trail.ReadAllAsync())</c>. It ends when the server
    /// is disposed of.
    /// </summary>
    /// <param name="trail">The trail.</param>
    /// <param name="mark">How many records to leave out: a <see cref="KmsTrail.Count"/> that was read earlier.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IAsyncEnumerable<KmsEvent> ReadAllAsync(this KmsTrail trail, int mark = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentOutOfRangeException.ThrowIfNegative(mark);
        return TrailStream.Read(trail, mark, cancellationToken);
    }

    private static async Task<IReadOnlyList<KmsEvent>> WaitFor(
        KmsTrail trail, Func<KmsEvent, bool> predicate, string words, Func<IReadOnlyList<KmsEvent>, IReadOnlyList<KmsEvent>> nearest,
        (int Times, TimeSpan Timeout) until, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentOutOfRangeException.ThrowIfLessThan(until.Times, 1, "times");
        using var deadline = RealTime.Deadline(Checked(until.Timeout));
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var found = new List<KmsEvent>();
        var expected = $"Expected at least {Number(until.Times)} {words}";
        try
        {
            await foreach (var record in TrailStream.Read(trail, 0, ended.Token).ConfigureAwait(false))
            {
                if (predicate(record)) found.Add(record);
                if (found.Count == until.Times) return found;
            }
            expected += ", but the server was disposed of.";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && deadline.IsCancellationRequested)
        {
            expected += FormattableString.Invariant($" within {until.Timeout.TotalSeconds:0.###} s.");
        }
        var records = trail.Recorded();
        throw TrailReport.Failure(expected, records, found, nearest([.. records.Except(found)]));
    }

    private static TimeSpan Checked(TimeSpan timeout)
    {
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(
                nameof(timeout), timeout, "A wait lasts zero or longer; Timeout.InfiniteTimeSpan is for ever, and null for KmsTrailWaiting.DefaultTimeout.");
        }
        return timeout;
    }

    private static string Number(int times) => times == 1 ? "1 record" : $"{times} records";
}
