using System.Text.Json;

namespace FakeKms.Tests.Trail.Reading;

public sealed class SameRecordTests
{
    private static readonly string Record = Logs.Current.ReplaceLineEndings("");

    [Test]
    public void A_record_in_two_layouts_is_one_record() => Assert.That(CloudTrailLog.Parse($$"""
        {{Logs.File(Record)}}
        {"detail-type":"AWS API Call via CloudTrail","detail":{{Logs.Current}}}
        {"Events":[{"CloudTrailEvent":{{JsonSerializer.Serialize(Record)}}}]}
        """), Has.Count.EqualTo(1));

    [Test]
    public void That_one_writes_an_equals_sign_in_another_way_makes_no_difference() => Assert.That(
        CloudTrailLog.Parse($"{Record}\n{Record.Replace("\\u003d", "=", StringComparison.Ordinal)}"), Has.Count.EqualTo(1));

    [TestCase("\"recipientAccountId\":\"444455556666\"", "\"recipientAccountId\":\"999988887777\"")]
    [TestCase("\"eventID\":\"e-1\"", "\"eventID\":\"e-7\"")]
    [TestCase("\"requestID\":\"r-1\"", "\"requestID\":\"r-7\"")]
    public void Copies_of_one_call_for_two_accounts_are_two_records_and_so_are_two_calls_whose_ids_have_been_blotted_out(string part, string other) => Assert.That(
        CloudTrailLog.Parse($"{Record}\n{Record.Replace(part, other, StringComparison.Ordinal)}"), Has.Count.EqualTo(2));

    [Test]
    public void Records_that_have_no_id_are_told_apart_by_all_they_say()
    {
        var plain = """{"eventSource":"kms.amazonaws.com","eventName":"Encrypt","eventTime":"2026-01-01T00:00:00Z","userAgent":"x"}""";

        Assert.That(CloudTrailLog.Parse($"{plain}\n{plain}\n{plain.Replace("\"x\"", "\"y\"", StringComparison.Ordinal)}"), Has.Count.EqualTo(2));
    }
}
