using System.Text;
using FakeKms.Trail.Reading;

namespace FakeKms;

public sealed partial class KmsTrail
{
    /// <summary>
    /// Reads CloudTrail's JSON: a log file (<c>{"Records":[…]}</c>), a list of records or a single one, events as EventBridge delivers them, or the
    /// answer of LookupEvents.
    /// </summary>
    /// <param name="json">The text.</param>
    /// <returns>
    /// The records of KMS, oldest first; those of other services are left out. <see cref="KmsEvent.ToJson"/> gives each one back as it stood in the log.
    /// What a record of an older version lacks is null, an empty text or an empty list, and a version's other spelling is read as today's.
    /// </returns>
    /// <exception cref="FormatException">The text is not JSON, or something in it is no record; the message says where.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"/></remarks>
    public static IReadOnlyList<KmsEvent> Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return LogReader.Read([new LogContent(null, Encoding.UTF8.GetBytes(json))]);
    }

    /// <summary>Reads CloudTrail's JSON, compressed with gzip as CloudTrail delivers its log files, or not: see <see cref="Parse(string)"/>.</summary>
    /// <param name="log">The bytes. The stream is read to its end and left open.</param>
    /// <returns>The records of KMS, oldest first.</returns>
    /// <exception cref="FormatException">The content is not JSON, or something in it is no record; the message says where.</exception>
    public static IReadOnlyList<KmsEvent> Parse(Stream log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return LogReader.Read([new LogContent(null, LogBytes.Of(log, null))]);
    }

    /// <summary>
    /// Reads files of CloudTrail's JSON, compressed with gzip or not, into one list: see <see cref="Parse(string)"/>. A record that is in several files,
    /// as CloudTrail delivers some twice, is in the list once.
    /// </summary>
    /// <param name="paths">The files, in any order.</param>
    /// <returns>The records of KMS in all the files, oldest first.</returns>
    /// <exception cref="FormatException">A file is not JSON, or something in it is no record; the message says where.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlyList<KmsEvent> ParseFiles(params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return LogReader.Read(paths.Select(path => new LogContent(path, LogBytes.OfFile(path))));
    }
}
