using System.IO.Compression;
using System.Text;

namespace FakeKms.Tests.Trail.Reading;

public sealed class LogFolderTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_folder_stands_for_the_logs_in_it_and_below_it()
    {
        Write("AWSLogs/1/CloudTrail/b.json.gz", Logs.File(Record("2")), compressed: true);
        Write("AWSLogs/1/CloudTrail/a.json", Logs.File(Record("4"), Record("2")));
        Write("AWSLogs/1/CloudTrail-Digest/d.json.gz", """{"digestStartTime":"2025-01-01T00:00:00Z","digestS3Object":"o","logFiles":[]}""", compressed: true);
        Write("lines.jsonl", Record("1"));
        Write("lines.NDJSON.gz", Record("3"), compressed: true);
        Write("README.md", "no log");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Ids(CloudTrailLog.ParseFile(folder)), Is.EqualTo("1,2,3,4"));
            Assert.That(Ids(CloudTrailLog.ParseFiles(folder, Path.Combine(folder, "lines.jsonl"))), Is.EqualTo("1,2,3,4"));
            Assert.That(Ids(CloudTrailLog.ReadFiles(folder)), Is.EqualTo("4,2,3,1"), "in the order of the paths");
            Assert.That(Ids(CloudTrailLog.ReadFiles(folder, record => record.EventID is "1" or "2")), Is.EqualTo("2,1"));
        }
    }

    [Test]
    public void A_folder_without_logs_is_a_mistake()
    {
        Write("README.md", "no log");

        Assert.That(() => CloudTrailLog.ParseFiles(folder), Throws.InstanceOf<IOException>().With.Message.EqualTo(
            $"The folder {folder} has no logs: no file in it or below it ends with .json, .json.gz, .jsonl, .jsonl.gz, .ndjson, .ndjson.gz, .log, .log.gz."));
    }

    [Test]
    public void What_is_wrong_in_a_file_of_a_folder_is_said_with_the_file_and_the_line()
    {
        Write("a/good.json", Logs.File(Record("1")));
        Write("b/bad.jsonl", $"{Record("2")}\r\n{Record("3")}\r\n{{\"eventName\":Decrypt}}");

        Assert.That(() => CloudTrailLog.ParseFile(folder), Throws.TypeOf<FormatException>().With.Message.EqualTo(
            $"The CloudTrail log {Path.Combine(folder, "b", "bad.jsonl")} is not JSON, from line 3, byte 14 on: 'D' is an invalid start of a value."));
    }

    [Test]
    public void A_file_can_be_read_again_and_removed_after_an_enumeration_that_was_left()
    {
        Write("lines.jsonl", $"{Record("1")}\n{Record("2")}");
        var records = CloudTrailLog.ReadFiles(Path.Combine(folder, "lines.jsonl"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(records.First().EventID, Is.EqualTo("1"));
            Assert.That(Ids(records), Is.EqualTo("1,2"));
            Assert.That(() => CloudTrailLog.ReadFiles(" "), Throws.ArgumentException.With.Property("ParamName").EqualTo("path"));
        }
    }

    [Test]
    public void An_empty_file_in_a_folder_is_no_log()
    {
        Write("AWSLogs/a.json", Record("1"));
        Write("AWSLogs/marker.json", "");

        Assert.That(Ids(CloudTrailLog.ParseFile(folder)), Is.EqualTo("1"));
        Assert.That(() => CloudTrailLog.ParseFile(Path.Combine(folder, "AWSLogs", "marker.json")), Throws.InstanceOf<FormatException>(), "named by itself");
    }

    private static string Ids(IEnumerable<KmsEvent> records) => string.Join(',', records.Select(record => record.EventID));

    private static string Record(string number) => $$"""{"eventSource":"kms.amazonaws.com","eventName":"Decrypt","eventTime":"2025-01-01T00:00:0{{number}}Z","eventID":"{{number}}"}""";

    private void Write(string path, string text, bool compressed = false)
    {
        var whole = Path.Combine([folder, .. path.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        using Stream file = compressed ? new GZipStream(File.Create(whole), CompressionLevel.Fastest) : File.Create(whole);
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}
