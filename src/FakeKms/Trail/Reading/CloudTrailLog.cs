using FakeKms.Trail.Reading;
using FakeKms.Trail.Scanning;

namespace FakeKms;

/// <summary>
/// Reads the logs that CloudTrail delivers, those of AWS and those of <see cref="KmsLogFiles"/>. <see cref="Parse(string)"/> and its siblings give a whole
/// log as a list; <see cref="Read"/> and its siblings go through a log of any length and keep nothing.
/// </summary>
/// <remarks>
/// <para>
/// The JSON may be compressed with gzip, in UTF-8 or UTF-16, a single value or one value behind the other, such as one record per line. Records are found in
/// log files (<c>{"Records":[…]}</c>), in lists and by themselves, also as texts within JSON; in events of EventBridge; in responses of LookupEvents, of
/// FilterLogEvents, GetLogEvents and Logs Insights, and of CloudTrail Lake; in what CloudWatch Logs sends to its subscribers; in messages of SQS, SNS, Kinesis
/// and Firehose, as their APIs answer them and as Lambda gets them; and in one of these within another.
/// </para>
/// <para>
/// Left out are records of other services, Insights events, digest files, notices of other services to EventBridge, and the test messages of CloudWatch Logs
/// and SNS. Anything else that is no record is refused.
/// </para>
/// <para><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"/></para>
/// </remarks>
public static class CloudTrailLog
{
    /// <summary>Reads CloudTrail's JSON, in any of the layouts that <see cref="CloudTrailLog"/> lists.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>
    /// The records of KMS, oldest first. A record that the log has several times, in one layout or in several, is in the list once.
    /// <see cref="KmsEvent.ToJson"/> writes each record as it was in the log. Records of an older version may lack members: these are null, an empty text or
    /// an empty list.
    /// </returns>
    /// <exception cref="FormatException">The text is not JSON, or a part of it is not a record. The message says where, and quotes nothing.</exception>
    public static IReadOnlyList<KmsEvent> Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return LogReader.Whole([LogSource.OfText(json)]);
    }

    /// <summary>Reads CloudTrail's JSON from a stream. See <see cref="Parse(string)"/>.</summary>
    /// <param name="log">The stream. It is read to its end and left open.</param>
    /// <returns>The records of KMS, oldest first.</returns>
    /// <exception cref="FormatException">The content is not JSON, or a part of it is not a record. The message says where.</exception>
    public static IReadOnlyList<KmsEvent> Parse(Stream log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return LogReader.Whole([LogSource.OfStream(log)]);
    }

    /// <summary>Reads a file of CloudTrail's JSON, or all log files of a folder. See <see cref="ParseFiles"/>.</summary>
    /// <param name="path">The file, or the folder.</param>
    /// <returns>The records of KMS, oldest first.</returns>
    /// <exception cref="FormatException">A file is not JSON, or a part of it is not a record. The message says where.</exception>
    /// <exception cref="IOException">A file cannot be read, or the folder has no log files.</exception>
    public static IReadOnlyList<KmsEvent> ParseFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return LogReader.Whole(Open([path]));
    }

    /// <summary>
    /// Reads several files of CloudTrail's JSON into one list. See <see cref="Parse(string)"/>. CloudTrail delivers some records twice: a record that is in
    /// several files is in the list once.
    /// </summary>
    /// <param name="paths">
    /// The files, in any order. A folder stands for the files in it and below it whose names end with <c>.json</c>, <c>.jsonl</c>, <c>.ndjson</c> or
    /// <c>.log</c>, with or without <c>.gz</c>: a copy of a bucket, for example.
    /// </param>
    /// <returns>The records of KMS in all the files, oldest first.</returns>
    /// <exception cref="ArgumentException">No file is given.</exception>
    /// <exception cref="FormatException">A file is not JSON, or a part of it is not a record. The message says where.</exception>
    /// <exception cref="IOException">A file cannot be read, or a folder has no log files.</exception>
    public static IReadOnlyList<KmsEvent> ParseFiles(params string[] paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Length == 0) throw new ArgumentException("ParseFiles needs the path of a file; without any there is nothing to read.", nameof(paths));
        foreach (var path in paths) ArgumentException.ThrowIfNullOrWhiteSpace(path, nameof(paths));
        return LogReader.Whole(Open(paths));
    }

    /// <summary>
    /// Goes through a log of any length while it is being enumerated. Nothing is kept but 16 bytes for each record that was asked for, so that none comes
    /// twice, and the aliases that the log names.
    /// </summary>
    /// <param name="log">The stream, which can be read once. It is left open.</param>
    /// <param name="where">Which records are asked for; null for all of KMS.</param>
    /// <returns>
    /// The records of KMS that are asked for, in the order of the log, which need not be that of their times. A key has the aliases that the records before
    /// this one have told.
    /// </returns>
    /// <exception cref="FormatException">While enumerating: the content is not JSON, or a part of it is not a record. The message says where.</exception>
    public static IEnumerable<KmsEvent> Read(Stream log, Func<KmsEvent, bool>? where = null)
    {
        ArgumentNullException.ThrowIfNull(log);
        return LogReader.OneByOne([LogSource.OfStream(log)], where);
    }

    /// <summary>Goes through a log of any length as its bytes arrive. See <see cref="Read"/>.</summary>
    /// <param name="log">The stream, which can be read once, such as the response of S3. It is left open.</param>
    /// <param name="where">Which records are asked for; null for all of KMS.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The records of KMS that are asked for, in the order of the log.</returns>
    /// <exception cref="FormatException">While enumerating: the content is not JSON, or a part of it is not a record. The message says where.</exception>
    public static IAsyncEnumerable<KmsEvent> ReadAsync(Stream log, Func<KmsEvent, bool>? where = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        return LogReader.OneByOneAsync(LogSource.OfStream(log), where, cancellationToken);
    }

    /// <summary>
    /// Goes through a file of any length, or all log files of a folder, one after the other in the order of their paths. See <see cref="Read"/>.
    /// </summary>
    /// <param name="path">The file, or the folder, as in <see cref="ParseFiles"/>.</param>
    /// <param name="where">Which records are asked for; null for all of KMS.</param>
    /// <returns>The records of KMS that are asked for, in the order of the files.</returns>
    /// <exception cref="FormatException">While enumerating: a file is not JSON, or a part of it is not a record. The message says where.</exception>
    /// <exception cref="IOException">The folder has no log files; while enumerating: a file cannot be read.</exception>
    public static IEnumerable<KmsEvent> ReadFiles(string path, Func<KmsEvent, bool>? where = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return LogReader.OneByOne(LogFolder.FilesOf(path).Select(LogSource.OfFile), where);
    }

    private static IEnumerable<LogSource> Open(IEnumerable<string> paths) => paths.SelectMany(LogFolder.FilesOf).Select(LogSource.OfFile);
}
