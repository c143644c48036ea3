using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace FakeKms.Tests.Trail.Reading;

public sealed class LogReadingTests
{
    private static readonly string[] OldestFirst = ["e-2", "e-3", "e-1"];

    [Test]
    public void A_log_file_gives_the_records_of_KMS_oldest_first() =>
        Assert.That(Ids(CloudTrailLog.Parse(Logs.File(Logs.Current, Logs.OfAnotherService, Logs.Version102, Logs.Version108))), Is.EqualTo(OldestFirst));

    [Test]
    public void A_list_of_records_is_a_log_too() => Assert.That(Ids(CloudTrailLog.Parse($"[{Logs.Version102},{Logs.Current}]")), Is.EqualTo(new[] { "e-2", "e-1" }));

    [Test]
    public void EventBridge_puts_the_record_into_an_envelope() => Assert.That(
        Ids(CloudTrailLog.Parse($$"""{"version":"0","detail-type":"AWS API Call via CloudTrail","source":"aws.kms","detail":{{Logs.Current}}}""")), Is.EqualTo(new[] { "e-1" }));

    [Test]
    public void A_notice_of_KMS_to_EventBridge_is_no_record() => Assert.That(
        CloudTrailLog.Parse("""{"detail-type":"KMS CMK Rotation","source":"aws.kms","detail":{"key-id":"1"}}"""), Is.Empty);

    [Test]
    public void LookupEvents_has_the_records_as_texts()
    {
        var answer = $$"""{"Events":[{"EventName":"Decrypt","CloudTrailEvent":{{JsonSerializer.Serialize(Logs.Current)}}},{"CloudTrailEvent":{{JsonSerializer.Serialize(Logs.Version102)}}}]}""";

        Assert.That(Ids(CloudTrailLog.Parse(answer)), Is.EqualTo(new[] { "e-2", "e-1" }));
    }

    [Test]
    public void A_log_without_records_is_empty() => Assert.That(CloudTrailLog.Parse("""{"Records":[]}"""), Is.Empty);

    [Test]
    public void A_log_can_come_compressed_as_CloudTrail_delivers_it_or_plain()
    {
        var plain = Encoding.UTF8.GetBytes("\uFEFF" + Logs.File(Logs.Current));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Ids(CloudTrailLog.Parse(new MemoryStream(plain))), Is.EqualTo(new[] { "e-1" }));
            Assert.That(Ids(CloudTrailLog.Parse(new MemoryStream(Compressed(plain)))), Is.EqualTo(new[] { "e-1" }));
        }
    }

    [Test]
    public void Several_files_make_one_list_with_each_record_once()
    {
        var folder = Directory.CreateTempSubdirectory();
        var (one, other) = (Path.Combine(folder.FullName, "1.json.gz"), Path.Combine(folder.FullName, "2.json"));
        File.WriteAllBytes(one, Compressed(Encoding.UTF8.GetBytes(Logs.File(Logs.Current, Logs.Version108))));
        File.WriteAllText(other, Logs.File(Logs.Version102, Logs.Current));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Ids(CloudTrailLog.ParseFiles(one, other)), Is.EqualTo(OldestFirst));
            Assert.That(Ids(CloudTrailLog.ParseFile(one)), Is.EqualTo(OldestFirst[1..]));
        }
        folder.Delete(recursive: true);
    }

    [TestCase("{\"Records\":[\n{\"eventName\": Decrypt}]}", "The CloudTrail log is not JSON, from line 2, byte 15 on: 'D' is an invalid start of a value.")]
    [TestCase("", "The CloudTrail log is empty.")]
    [TestCase("""{"fingerprint":"1"}""", "The CloudTrail log has something that is no CloudTrail record in place of record 1 (line 1): it has no eventName.")]
    [TestCase("""[{"eventSource":"kms.amazonaws.com","eventName":"Decrypt","eventTime":"soon"}]""", "The CloudTrail log: record 1 (line 1) cannot be read, its eventTime is no time such as 2026-01-31T23:59:59Z.")]
    [TestCase("""[{"eventSource":"s3.amazonaws.com","eventName":"A"},{"eventSource":"kms.amazonaws.com","eventName":"B"}]""", "The CloudTrail log: record 2 (line 1) cannot be read, its eventTime is missing.")]
    public void What_is_no_log_is_refused_with_the_place(string text, string message) =>
        Assert.That(() => CloudTrailLog.Parse(text), Throws.InstanceOf<FormatException>().With.Message.StartsWith(message));

    [Test]
    public void A_damaged_file_is_named()
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, [0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);

        Assert.That(() => CloudTrailLog.ParseFiles(path), Throws.InstanceOf<FormatException>().With.Message.StartsWith($"The CloudTrail log {path} begins like gzip, but cannot be decompressed"));
        File.Delete(path);
    }

    [Test]
    public void No_file_is_no_log()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => CloudTrailLog.ParseFiles(), Throws.ArgumentException.With.Message.StartsWith("ParseFiles needs the path of a file"));
            Assert.That(() => CloudTrailLog.ParseFiles(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("paths"));
            Assert.That(() => CloudTrailLog.ParseFiles("1.json", " "), Throws.ArgumentException.With.Property("ParamName").EqualTo("paths"));
            Assert.That(() => CloudTrailLog.ParseFile(" "), Throws.ArgumentException.With.Property("ParamName").EqualTo("path"));
            Assert.That(() => CloudTrailLog.Parse((string)null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("json"));
            Assert.That(() => CloudTrailLog.Parse((Stream)null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("log"));
        }
    }

    private static IEnumerable<string> Ids(IEnumerable<KmsEvent> records) => records.Select(record => record.EventID);

    private static byte[] Compressed(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return compressed.ToArray();
    }
}
