namespace FakeKms;

public sealed partial class FakeKmsServer
{
    /// <summary>
    /// Moves the clock forward: its <see cref="Clock"/>, or by the function that <see cref="FakeKmsBuilder.WithTimeProvider"/> was given. What is due in
    /// between happens, each at its own time.
    /// </summary>
    /// <param name="duration">How far; zero or more.</param>
    /// <exception cref="InvalidOperationException">
    /// The server runs by another time provider and was not told how to move it, or what it was told did not move it.
    /// </exception>
    /// <example>
    /// <code>
    /// await client.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = kms.Key("alias/cards").KeyId, PendingWindowInDays = 7 });
    /// kms.Advance(TimeSpan.FromDays(7));
    /// kms.Trail.ShouldContain("DeleteKey", times: 1);
    /// </code>
    /// </example>
    public void Advance(TimeSpan duration)
    {
        Alive(this);
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        if (settings.Advance is { } advance) AdvanceBy(advance, duration);
        else if (settings.Time is KmsClock clock) clock.Advance(duration);
        else throw new InvalidOperationException(
            $"The server runs on a {settings.Time.GetType().Name}, which it cannot move. Move that one, or say how: " +
            "WithTimeProvider(time, advance: time.Advance).");
        pipeline.Settle();
    }

    private void AdvanceBy(Action<TimeSpan> advance, TimeSpan duration)
    {
        var end = settings.Time.GetUtcNow() + duration;
        advance(duration);
        if (settings.Time.GetUtcNow() is var now && now < end)
        {
            throw new InvalidOperationException(
                $"The function that WithTimeProvider was given as advance did not move the {settings.Time.GetType().Name} by {duration}: " +
                $"it stands at {now:O}. It must move the time provider of the same call.");
        }
    }
}
