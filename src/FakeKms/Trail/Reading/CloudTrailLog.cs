using System.Text;
using FakeKms.Trail.Reading;

namespace FakeKms;

/// <summary>Reads the logs that CloudTrail delivers, those of AWS and those of <see cref="KmsLogFiles"/>.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"/></remarks>
public static class CloudTrailLog
{
    /// <summary>
    /// Reads CloudTrail's JSON: a log file (<c>{"Records":[…]}</c>), a list of records, a single record, events as EventBridge delivers them, or the
    /// response of LookupEvents.
    /// </summary>
    /// <param name="json">The JSON.</param>
    /// <returns>
    /// The records of KMS, oldest first. Records of other services are left out. <see cref="KmsEvent.ToJson"/> writes each record as it was in the log.
    /// Records of an older version may lack members: these are null, an empty text or an empty list.
    /// </returns>
    /// <exception cref="FormatException">The text is not JSON, or a part of it is not a record. The message says where.</exception>
    public static IReadOnlyList<KmsEvent> Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return LogReader.Read([new LogContent(null, Encoding.UTF8.GetBytes(json))]);
    }

    /// <summary>
    /// Reads CloudTrail's JSON from a stream. It may be compressed with gzip, as CloudTrail's log files are. See <see cref="Parse(string)"/>.
    /// </summary>
    /// <param name="log">The stream. It is read to its end and left open.</param>
    /// <returns>The records of KMS, oldest first.</returns>
    /// <exception cref="FormatException">The content is not JSON, or a part of it is not a record. The message says where.</exception>
    public static IReadOnlyList<KmsEvent> Parse(Stream log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return LogReader.Read([new LogContent(null, LogBytes.Of(log, null))]);
    }

    /// <summary>Reads a file of CloudTrail's JSON, compressed with gzip or not. See <see cref="Parse(string)"/>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The records of KMS, oldest first.</returns>
    /// <exception cref="FormatException">The file is not JSON, or a part of it is not a record. The message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<KmsEvent> ParseFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return LogReader.Read([new LogContent(path, LogBytes.OfFile(path))]);
    }

    /// <summary>
    /// Reads several files of CloudTrail's JSON into one list, compressed with gzip or not. See <see cref="Parse(string)"/>. CloudTrail delivers some
    /// records twice: a record that is in several files is in the list once.
    /// </summary>
    /// <param name="paths">The files, in any order.</param>
    /// <returns>The records of KMS in all the files, oldest first.</returns>
    /// <exception cref="ArgumentException">No file is given.</exception>
    /// <exception cref="FormatException">A file is not JSON, or a part of it is not a record. The message says where.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static IReadOnlyList<KmsEvent> ParseFiles(params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Length == 0) throw new ArgumentException("ParseFiles needs the path of a file; without any there is nothing to read.", nameof(paths));
        foreach (var path in paths) ArgumentException.ThrowIfNullOrWhiteSpace(path, nameof(paths));
        return LogReader.Read(paths.Select(path => new LogContent(path, LogBytes.OfFile(path))));
    }
}
