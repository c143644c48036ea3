using System.Text;
using FakeKms.Trail.Delivery;

namespace FakeKms;

/// <summary>Writes records as CloudTrail's log files. Works on a <see cref="KmsTrail"/> and on any other list of records.</summary>
public static class KmsLogFiles
{
    /// <summary>The records as the JSON of one log file, <c>{"Records":[…]}</c>, for all accounts, Regions and times.</summary>
    /// <param name="records">The records.</param>
    public static string ToLogJson(this IEnumerable<KmsEvent> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return Encoding.UTF8.GetString(TrailText.LogFile(records));
    }

    /// <summary>
    /// The records as JSON Lines: one record per line, for all accounts, Regions and times. Each line ends with a line feed. <see cref="CloudTrailLog"/> reads
    /// them back.
    /// </summary>
    /// <param name="records">The records.</param>
    /// <returns>The lines; an empty text for no records.</returns>
    public static string ToJsonLines(this IEnumerable<KmsEvent> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return TrailText.Lines(records);
    }

    /// <summary>
    /// The records as the log files that CloudTrail delivers to S3: one file for each account, each Region and each five minutes, the oldest first. The
    /// last five minutes may not be over yet. When the method is called again later, the file of these minutes has the same name and more records.
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
