namespace FakeKms.Tests.Trail.Reading;

/// <summary>Records are as deep as they are, wherever they stand.</summary>
public class DeepRecordTests
{
    private const int Deepest = 64;

    [Test]
    public void The_deepest_record_that_is_read_alone_can_be_written_as_a_log_file_and_read_again()
    {
        var records = CloudTrailLog.Parse(Record(Deepest));

        Assert.That(CloudTrailLog.Parse(records.ToLogJson()).Single().ToJson(), Is.EqualTo(records.Single().ToJson()));
    }

    [Test]
    public void A_deeper_record_is_refused_with_its_place([Values] bool isInFile)
    {
        var record = Record(Deepest + 1);

        Assert.That(
            () => CloudTrailLog.Parse(isInFile ? Logs.File(record) : record),
            Throws.InstanceOf<FormatException>().With.Message.EqualTo(
                "The CloudTrail log has something with more than 64 levels in place of record 1 (line 1), which is no CloudTrail record."));
    }

    private static string Record(int levels)
    {
        var deep = new string('[', levels - 1) + new string(']', levels - 1);
        return $$"""{"eventTime":"2026-01-01T00:00:00Z","eventSource":"kms.amazonaws.com","eventName":"ListKeys","eventID":"e-1","requestParameters":{{deep}}}""";
    }
}
