namespace FakeKms.Model;

/// <summary>The end of the calendar. What would lie beyond it is due at its last moment, which stands for never.</summary>
internal static class FarFuture
{
    public static DateTimeOffset Never => DateTimeOffset.MaxValue;

    public static DateTimeOffset After(this DateTimeOffset time, TimeSpan span) => span < Never - time ? time + span : Never;
}
