namespace FakeKms.Tests.Trail.Reading;

/// <summary>What stands in real logs beside records, and what must not be taken for it.</summary>
public sealed class LeftOutTests
{
    private const string Insight =
        """
        {"eventVersion":"1.08","eventTime":"2025-06-01T08:00:00Z","awsRegion":"eu-west-1","eventID":"i-1","eventType":"AwsCloudTrailInsight","recipientAccountId":"444455556666","sharedEventID":"s-9",
        "insightDetails":{"state":"Start","eventSource":"kms.amazonaws.com","eventName":"Decrypt","insightType":"ApiCallRateInsight"},"eventCategory":"Insight"}
        """;

    private const string Digest =
        """
        {"awsAccountId":"444455556666","digestStartTime":"2025-06-01T08:00:00Z","digestEndTime":"2025-06-01T09:00:00Z","digestS3Bucket":"b","digestS3Object":"AWSLogs/o.json.gz",
        "digestPublicKeyFingerprint":"1","logFiles":[{"s3Bucket":"b","s3Object":"AWSLogs/l.json.gz","hashValue":"2"}]}
        """;

    [TestCase(Insight)]
    [TestCase(Digest)]
    [TestCase("""{"detail-type":"AWS Insight via CloudTrail","source":"aws.cloudtrail","detail":{"eventType":"AwsCloudTrailInsight","eventCategory":"Insight","insightDetails":{}}}""")]
    [TestCase("""{"detail-type":"Object Created","source":"aws.s3","detail":{"bucket":{"name":"b"}}}""")]
    [TestCase("""{"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Put","eventTime":"2025-06-01T08:00:00.000Z"}""")]
    [TestCase("""{"messageType":"CONTROL_MESSAGE","owner":"CloudwatchLogs","logEvents":[{"id":"","timestamp":1,"message":"CWL CONTROL MESSAGE: Checking health of destination Firehose."}]}""")]
    [TestCase("""{"Type":"SubscriptionConfirmation","Message":"You have chosen to subscribe to the topic.","SubscribeURL":"https://sns.example"}""")]
    public void What_is_no_record_of_KMS_is_left_out(string other) => Assert.That(
        CloudTrailLog.Parse($"{other}{Logs.File(Logs.Current)}{other}").Select(record => record.EventID), Is.EqualTo(new[] { "e-1" }));

    [Test]
    public void An_Insights_event_of_a_log_file_is_left_out() => Assert.That(CloudTrailLog.Parse(Logs.File(Insight, Logs.Current, Insight)), Has.Count.EqualTo(1));

    [Test]
    public void A_notice_that_names_files_is_refused_as_it_has_no_records() => Assert.That(
        () => CloudTrailLog.Parse("""{"s3Bucket":"b","s3ObjectKey":["AWSLogs/l.json.gz"]}"""),
        Throws.TypeOf<FormatException>().With.Message.EqualTo("The CloudTrail log has a notice of a delivery in place of record 1 (line 1). The records are in the S3 objects that it names: read those."));

    [Test]
    public void Columns_of_a_query_without_the_record_are_refused() => Assert.That(
        () => CloudTrailLog.Parse("""{"QueryResultRows":[[{"eventName":"Decrypt"},{"eventTime":"2025-06-01 08:00:00.000"}]]}"""),
        Throws.TypeOf<FormatException>().With.Message.EqualTo("The CloudTrail log: record 1 (line 1) cannot be read, its eventSource is missing."));
}
