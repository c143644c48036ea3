using System.Globalization;
using System.IO.Compression;
using System.Text;
using FakeKms.Model;
using FakeKms.Trail.Delivery;

namespace FakeKms;

/// <summary>
/// A log file as CloudTrail delivers it to S3. It has the records of one account, one Region and five minutes, and CloudTrail's object key. Immutable: the
/// same records give the same name and the same content. <see cref="KmsLogFiles.ToLogFiles"/> makes log files.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html"/></remarks>
public sealed class KmsLogFile
{
    internal KmsLogFile(string accountId, string region, DateTimeOffset deliveredAt, IReadOnlyList<KmsEvent> records)
    {
        (AccountId, Region, DeliveredAt, Records) = (accountId, region, deliveredAt, records);
        FileName = string.Create(
            CultureInfo.InvariantCulture, $"{accountId}_CloudTrail_{region}_{deliveredAt:yyyyMMdd'T'HHmm'Z'}_{LogFileNames.Unique(this)}.json.gz");
        ObjectKey = string.Create(CultureInfo.InvariantCulture, $"AWSLogs/{accountId}/CloudTrail/{region}/{deliveredAt:yyyy'/'MM'/'dd}/{FileName}");
    }

    /// <summary>The account that receives the file.</summary>
    public string AccountId { get; }

    /// <summary>The Region of the records.</summary>
    public string Region { get; }

    /// <summary>The end of the five minutes, in UTC. All records are earlier.</summary>
    public DateTimeOffset DeliveredAt { get; }

    /// <summary>The records, in the order of the trail.</summary>
    public IReadOnlyList<KmsEvent> Records { get; }

    /// <summary>
    /// The name of the file, such as <c>111122223333_CloudTrail_us-east-1_20260101T0005Z_Mu0KsOhtH1ar15ZZ.json.gz</c>. The 16 characters that make it
    /// unique are derived from the event id of the first record, so the same seed gives the same name.
    /// </summary>
    public string FileName { get; }

    /// <summary>The S3 object key, without a prefix: <c>AWSLogs/account/CloudTrail/region/yyyy/MM/dd/</c> and the name of the file.</summary>
    public string ObjectKey { get; }

    /// <summary>The content before compression: <c>{"Records":[…]}</c>.</summary>
    public string ToJson() => Encoding.UTF8.GetString(TrailText.LogFile(Records));

    /// <summary>The content as it is in S3, compressed with gzip.</summary>
    public byte[] ToGzip()
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal)) gzip.Write(TrailText.LogFile(Records));
        return buffer.ToArray();
    }

    /// <summary>Writes the compressed file below a directory, in the folders of <see cref="ObjectKey"/>. It replaces a file with the same name.</summary>
    /// <param name="directory">The directory that gets the folder <c>AWSLogs</c>. It is created if it does not exist.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="InvalidOperationException">
    /// The records, which may come from a log of anywhere, name an account or a Region that would lead out of the directory. Nothing is written.
    /// </exception>
    public string WriteTo(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        ThrowIfNoFolder("account", AccountId);
        ThrowIfNoFolder("Region", Region);
        var path = Path.GetFullPath(Path.Combine([directory, .. ObjectKey.Split('/')]));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, ToGzip());
        return path;
    }

    /// <summary>The object key.</summary>
    public override string ToString() => ObjectKey;

    // Both are folders of the object key.
    private static void ThrowIfNoFolder(string what, string name)
    {
        if (name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) return;
        throw new InvalidOperationException(
            $"The records name {ShortText.Value(name)} as their {what}: that is none, and no name for a folder. The log file is not written.");
    }
}
