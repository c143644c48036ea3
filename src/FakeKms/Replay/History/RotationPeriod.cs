using FakeKms.Model;
using FakeKms.Replay.Log;

namespace FakeKms.Replay.History;

/// <summary>
/// How often a key from before the log rotates. Two rotations tell; one tells that the next is later than the end of the log. What nobody tells is a year,
/// KMS's own period.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/rotating-keys-enable.html"/></remarks>
internal static class RotationPeriod
{
    /// <param name="events">The events of the key, in order.</param>
    /// <param name="first">The time of the first event of the log.</param>
    /// <param name="last">The time of the last one.</param>
    public static int Of(IEnumerable<LoggedEvent> events, DateTimeOffset first, DateTimeOffset last)
    {
        DateTimeOffset[] rotations =
        [
            .. events.Where(logged => logged.Succeeded)
                .TakeWhile(logged => logged.Name is not ("EnableKeyRotation" or "DisableKeyRotation"))
                .Where(logged => logged.Name == "RotateKey" && (logged.Detail("rotationType") ?? "AUTOMATIC") == "AUTOMATIC")
                .Select(logged => logged.Record.EventTime),
        ];
        return rotations switch
        {
            [] => RotationDays.Default,
            [var one] => Math.Clamp(Math.Max(DaysOf(one - first), DaysOf(last - one) + 1), RotationDays.Default, RotationDays.Longest),
            [var one, var next, ..] => Math.Clamp((int)Math.Round((next - one).TotalDays), RotationDays.Shortest, RotationDays.Longest),
        };
    }

    private static int DaysOf(TimeSpan time) => (int)Math.Ceiling(time.TotalDays);
}
