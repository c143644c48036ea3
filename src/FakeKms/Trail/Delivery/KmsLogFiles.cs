using System.Text;
using FakeKms.Trail.Delivery;

namespace FakeKms;

/// <summary>Writes records as CloudTrail's log files. It works on a <see cref="KmsTrail"/> and on what its filters answer.</summary>
public static class KmsLogFiles
{
    /// <summary>The records as the content of one log file, <c>{"Records":[…]}</c>, whatever their account, Region and time.</summary>
    /// <param name="records">The records.</param>
    public static string ToLogFile(this IEnumerable<KmsEvent> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return Encoding.UTF8.GetString(TrailText.LogFile(records));
    }

    /// <summary>
    /// The records as CloudTrail delivers them to S3: a file for each account that gets records, each Region and each five minutes of the clock, the
    /// oldest first. Five minutes that are not over yet are in it as they are so far; asked again later, the file has the same name.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-find-log-files.html"/></remarks>
    public static IReadOnlyList<KmsLogFile> ToLogFiles(this IEnumerable<KmsEvent> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return records.GroupBy(record => (record.RecipientAccountId, record.AwsRegion, DeliveredAt: LogFileNames.DeliveryOf(record)))
            .Select(group => new KmsLogFile(group.Key.RecipientAccountId, group.Key.AwsRegion, group.Key.DeliveredAt, group.ToArray()))
            .OrderBy(file => file.DeliveredAt).ThenBy(file => file.ObjectKey, StringComparer.Ordinal)
            .ToArray();
    }
}
