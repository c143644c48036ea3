using FakeKms.Tests.Trail.Reading;

namespace FakeKms.Tests.Trail.Delivery;

/// <summary>Notices of records whose <c>serviceEventDetails</c> are none of KMS's: the log may be anybody's.</summary>
public class ForeignDetailTests
{
    private const string Right = """{"rotationType":"AUTOMATIC"}""";

    [TestCase("\"AUTOMATIC\"")]
    [TestCase("[{\"rotationType\":\"AUTOMATIC\"}]")]
    [TestCase("7")]
    [TestCase("true")]
    [TestCase("null")]
    public void Details_that_are_no_object_tell_nothing(string details) =>
        Assert.That(NoticeOf(details), Is.EqualTo("""{"key-id":"0f6d9c1e-3b52-4a7c-9d10-5b8e2f4a6c71"}"""));

    [TestCase("""{"rotationType":["AUTOMATIC"],"keyOrigin":"AWS_KMS"}""")]
    [TestCase("""{"rotationType":{"is":"AUTOMATIC"},"keyOrigin":"AWS_KMS"}""")]
    [TestCase("""{"rotationType":null,"keyOrigin":"AWS_KMS"}""")]
    public void A_detail_that_is_no_text_is_left_out(string details) =>
        Assert.That(NoticeOf(details), Is.EqualTo("""{"key-id":"0f6d9c1e-3b52-4a7c-9d10-5b8e2f4a6c71","key-origin":"AWS_KMS"}"""));

    [Test]
    public void A_number_is_told_as_it_is_written() =>
        Assert.That(NoticeOf("""{"keyOrigin":1.50}"""), Is.EqualTo("""{"key-id":"0f6d9c1e-3b52-4a7c-9d10-5b8e2f4a6c71","key-origin":"1.50"}"""));

    [Test]
    public void Of_a_detail_that_stands_there_twice_the_last_one_counts() => Assert.That(
        NoticeOf("""{"rotationType":"AUTOMATIC","rotationType":"ON_DEMAND"}"""),
        Is.EqualTo("""{"key-id":"0f6d9c1e-3b52-4a7c-9d10-5b8e2f4a6c71","rotation-type":"ON_DEMAND"}"""));

    private static string NoticeOf(string details)
    {
        var record = CloudTrailLog.Parse(Logs.ServiceEvent.Replace(Right, details, StringComparison.Ordinal)).Single();
        return record.ToEventBridge()[0].Detail.GetRawText();
    }
}
