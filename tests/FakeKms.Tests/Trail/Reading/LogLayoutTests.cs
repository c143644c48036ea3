using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace FakeKms.Tests.Trail.Reading;

/// <summary>The envelopes in which AWS hands records on.</summary>
public sealed class LogLayoutTests
{
    private static readonly string One = Line(Logs.Current);
    private static readonly string Two = Line(Logs.Version102);

    private static IEnumerable<TestCaseData> Layouts()
    {
        yield return Layout("one record per line", $"{One}\n{Two}\n");
        yield return Layout("lines that end as on Windows, with empty ones", $"\r\n{One}\r\n\r\n{Two}\r\n\r\n");
        yield return Layout("EventBridge events per line", $"{Event(One)}\n{Event(Two)}");
        yield return Layout("log files one behind the other", $"{Logs.File(One)}{Logs.File(Two)}\n\uFEFF{Logs.File()}");
        yield return Layout("lists one behind the other", $"[{One}] [{Two}] []");
        yield return Layout("a subscription of CloudWatch Logs", Subscription(One, Two));
        yield return Layout("a subscription as Lambda gets it", $$$"""{"awslogs":{"data":"{{{Compressed(Subscription(One, Two))}}}"}}""");
        yield return Layout("a subscription as Kinesis hands it to Lambda", $$"""{"Records":[{"kinesis":{"partitionKey":"1","data":"{{Compressed(Subscription(One, Two))}}"},"eventSource":"aws:kinesis","eventName":"aws:kinesis:record"}]}""");
        yield return Layout("a subscription as Firehose hands it to Lambda", $$"""{"invocationId":"i","records":[{"recordId":"1","data":"{{Compressed(Subscription(One, Two))}}"}]}""");
        yield return Layout("plain records as Firehose hands them to Lambda", $$"""{"records":[{"recordId":"1","data":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes($"{One}\n{Two}"))}}"}]}""");
        yield return Layout("the answer of filter-log-events", $$"""{"events":[{"logStreamName":"s","timestamp":1,"message":{{Text(One)}},"eventId":"1"},{"message":{{Text(Two)}}}],"searchedLogStreams":[{"logStreamName":"s","searchedCompletely":true}]}""");
        yield return Layout("the answer of get-log-events", $$"""{"events":[{"timestamp":1,"message":{{Text(One)}}},{"message":{{Text(Two)}}}],"nextForwardToken":"f/1"}""");
        yield return Layout("a query of Logs Insights", $$"""{"results":[[{"field":"@timestamp","value":"2025-06-01"},{"field":"@message","value":{{Text(One)}}}],[{"field":"@message","value":{{Text(Two)}}},{"field":"@ptr","value":"p"}]],"status":"Complete"}""");
        yield return Layout("messages of SQS", $$"""{"Messages":[{"MessageId":"m","ReceiptHandle":"h","Body":{{Text(Event(One))}}},{"Body":{{Text(Two)}}}]}""");
        yield return Layout("messages of SQS as Lambda gets them", $$"""{"Records":[{"messageId":"m","body":{{Text(Event(One))}},"eventSource":"aws:sqs","awsRegion":"eu-west-1"},{"eventSource":"aws:sqs","body":{{Text(Event(Two))}}}]}""");
        yield return Layout("messages of SNS", $"{Notification(One)}\n{Notification(Two)}");
        yield return Layout("messages of SNS as Lambda gets them", $$"""{"Records":[{"EventSource":"aws:sns","Sns":{{Notification(One)}}},{"EventSource":"aws:sns","Sns":{{Notification(Event(Two))}}}]}""");
        yield return Layout("messages of SNS that came through SQS", $$"""{"Messages":[{"Body":{{Text(Notification(Event(One)))}}},{"Body":{{Text(Notification(Logs.File(Two)))}}}]}""");
        yield return Layout("eventData of CloudTrail Lake", $$"""[{"eventVersion":"1.0","eventCategory":"ActivityAuditLog","eventData":{{One}}},{"eventData":{{Text(Two)}}}]""");
        yield return Layout("a query of CloudTrail Lake", $$"""{"QueryStatus":"FINISHED","QueryResultRows":[[{"eventJson":{{Text(One)}}}],[{"eventData":{{Text(Two)}}}]],"NextToken":"n"}""");
        yield return Layout("a query of CloudTrail Lake with other columns", $$"""{"QueryResultRows":[[{"eventID":"x"},{"eventJson":{{Text(One)}}},{"eventTime":"2025"}],[{"eventData":{{Text(Two)}}},{"eventName":"Decrypt"}]]}""");
        yield return Layout("events for a channel of CloudTrail Lake", $$"""{"auditEvents":[{"id":"1","eventData":{{Text(One)}}},{"id":"2","eventData":{{Text(Two)}}}]}""");
        yield return Layout("the answer of LookupEvents", $$"""{"Events":[{"EventName":"Decrypt","EventSource":"kms.amazonaws.com","Resources":[],"CloudTrailEvent":{{Text(One)}}},{"CloudTrailEvent":{{Text(Two)}}}]}""");
        yield return Layout("texts of LookupEvents alone", $"[{Text(One)},{Text(Two)}]");
        yield return Layout("texts of LookupEvents per line", $"{Text(One)}\n{Text(Two)}");
        yield return Layout("a list whose envelope goes on behind it", $$"""{"before":{"Records":[1]},"Records":[{{One}},{{Two}}],"behind":[{"Records":[]}],"more":{"a":[1,{}]},"last":1}""");
    }

    [TestCaseSource(nameof(Layouts))]
    public void Each_layout_has_its_records(string text)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(CloudTrailLog.Parse(text).Select(record => record.EventID), Is.EqualTo(new[] { "e-2", "e-1" }));
            Assert.That(CloudTrailLog.Parse(new MemoryStream(Convert.FromBase64String(Compressed(text)))).Select(record => record.EventID), Is.EqualTo(new[] { "e-2", "e-1" }), "compressed");
            Assert.That(CloudTrailLog.Read(new Drop(Encoding.UTF8.GetBytes(text))).Select(record => record.EventID), Is.EquivalentTo(new[] { "e-2", "e-1" }), "byte by byte");
        }
    }

    [TestCaseSource(nameof(Layouts))]
    public void A_record_in_any_layout_is_the_record(string text) => Assert.That(
        CloudTrailLog.Parse(text).Single(record => record.EventID == "e-1").ToJson(), Is.EqualTo(CloudTrailLog.Parse(Logs.Current).Single().ToJson()));

    [Test]
    public void A_log_of_PowerShell_is_UTF_16([Values] bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);

        Assert.That(CloudTrailLog.Parse(new MemoryStream([.. encoding.Preamble, .. encoding.GetBytes(Logs.File(One))])), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_log_is_read_asynchronously_in_every_layout_too()
    {
        var ids = new List<string>();
        await foreach (var record in CloudTrailLog.ReadAsync(new MemoryStream(Convert.FromBase64String(Compressed($"{Subscription(One)}\n{Event(Two)}"))))) ids.Add(record.EventID);

        Assert.That(ids, Is.EqualTo(new[] { "e-1", "e-2" }));
    }

    private static TestCaseData Layout(string name, string text) => new TestCaseData(text).SetArgDisplayNames(name);

    private static string Line(string record) => record.ReplaceLineEndings("");

    private static string Event(string record) => $$"""{"version":"0","id":"1","detail-type":"AWS API Call via CloudTrail","source":"aws.kms","resources":[],"detail":{{record}}}""";

    private static string Notification(string message) => $$"""{"Type":"Notification","MessageId":"n","TopicArn":"arn:aws:sns:eu-west-1:444455556666:t","Message":{{Text(message)}},"SignatureVersion":"1"}""";

    private static string Subscription(params string[] records) =>
        $$"""{"messageType":"DATA_MESSAGE","owner":"444455556666","logGroup":"g","logEvents":[{{string.Join(',', records.Select(record => $$"""{"id":"1","timestamp":1,"message":{{Text(record)}}}"""))}}]}""";

    private static string Text(string json) => JsonSerializer.Serialize(json);

    private static string Compressed(string text)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(compressed.ToArray());
    }

    /// <summary>A stream that never gives more than one byte.</summary>
    private sealed class Drop(byte[] content) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
