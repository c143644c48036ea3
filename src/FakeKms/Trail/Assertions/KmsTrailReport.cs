using FakeKms.Trail.Assertions;
using FakeKms.Trail.Names;

namespace FakeKms;

/// <summary>Records as the failures of this library print them. For the adapters of test frameworks.</summary>
public static class KmsTrailReport
{
    /// <summary>The records as they are now, with the names that their server knows. They do not change when more calls are recorded.</summary>
    /// <param name="records">A trail or a list of records.</param>
    public static IReadOnlyList<KmsEvent> Snapshot(IEnumerable<KmsEvent> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return RecordList.Of(records);
    }

    /// <summary>
    /// A line for each record, in columns, with a line break before each line. Of many records <see cref="KmsTrailAssertions.RecordsShown"/> are shown, the
    /// marked ones before others, and a last line counts the rest.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <param name="marked">Those that are marked with <c>&gt;</c>; null for none.</param>
    public static string Lines(IEnumerable<KmsEvent> records, IEnumerable<KmsEvent>? marked = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        return new RecordLines([.. records], marked ?? [], []).ToString();
    }
}
