namespace FakeKms.Time;

/// <summary>Real time: nothing else in the library looks at it or waits for it.</summary>
internal static class RealTime
{
    public static DateTimeOffset UtcNow => TimeProvider.System.GetUtcNow();

    public static Task Delay(TimeSpan duration, CancellationToken cancellationToken) => Task.Delay(duration, TimeProvider.System, cancellationToken);
}
