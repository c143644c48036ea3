using System.Text.Json;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Protocol.CloudTrail;

/// <summary>Time ranges, pages, and what is refused of them.</summary>
public class LookupPagesTests : LookingUp
{
    private const long Start = 1767225600;

    [Test]
    public async Task A_time_range_has_both_its_ends()
    {
        await RecordAsync(calls: 4, apart: TimeSpan.FromSeconds(10));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Limits(await CloudTrail.LookupAsync($$"""{"StartTime":{{Start + 10}},"EndTime":{{Start + 20}}}""")), Is.EqualTo(new[] { 3, 2 }));
            Assert.That(Limits(await CloudTrail.LookupAsync($$"""{"StartTime":{{Start + 20.5}}}""")), Is.EqualTo(new[] { 4 }));
            Assert.That(Limits(await CloudTrail.LookupAsync($$"""{"EndTime":{{Start}}}""")), Is.EqualTo(new[] { 1 }));
            Assert.That(Limits(await CloudTrail.LookupAsync($$"""{"StartTime":{{Start + 10}},"EndTime":{{Start + 10}}}""")), Is.EqualTo(new[] { 2 }));
        }
    }

    [Test]
    public async Task Pages_follow_each_other_without_gap_or_overlap_although_calls_go_on()
    {
        await RecordAsync(calls: 7);
        var seen = new List<int>();
        string? token = null;
        do
        {
            var page = await CloudTrail.LookupAsync($$"""{"MaxResults":3,"NextToken":{{JsonSerializer.Serialize(token)}}}""");
            seen.AddRange(Limits(page));
            token = page.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
            await Client.ListAliasesAsync(new ListAliasesRequest());
        }
        while (token is not null);

        Assert.That(seen, Is.EqualTo(new[] { 7, 6, 5, 4, 3, 2, 1 }));
    }

    [Test]
    public async Task A_page_has_50_events_when_nothing_is_said()
    {
        await RecordAsync(calls: 51);
        var first = await CloudTrail.LookupAsync("{}");
        var last = await CloudTrail.LookupAsync($$"""{"NextToken":"{{first.GetProperty("NextToken").GetString()}}"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.GetProperty("Events").GetArrayLength(), Is.EqualTo(50));
            Assert.That(Limits(last), Is.EqualTo(new[] { 1 }));
            Assert.That(last.TryGetProperty("NextToken", out _), Is.False);
        }
    }

    [Test]
    public async Task A_full_last_page_has_no_token()
    {
        await RecordAsync(calls: 3);

        Assert.That((await CloudTrail.LookupAsync("""{"MaxResults":3}""")).TryGetProperty("NextToken", out _), Is.False);
    }

    [Test]
    public async Task A_token_belongs_to_the_parameters_that_it_came_with()
    {
        await RecordAsync(calls: 3);
        var token = (await CloudTrail.LookupAsync("""{"MaxResults":1}""")).GetProperty("NextToken").GetString();
        using var elsewhere = new CloudTrailClient(Kms) { Region = "eu-west-1" };
        const string refusal = "400 InvalidNextTokenException: The token is not valid, or belongs to a request with other parameters, or to records that have been cleared.";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Limits(await CloudTrail.LookupAsync($$"""{"MaxResults":2,"NextToken":"{{token}}"}""")), Is.EqualTo(new[] { 2, 1 }));
            Assert.That(await CloudTrail.ErrorOfAsync($$"""{"NextToken":"{{token}}","LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"ListKeys"}]}"""), Is.EqualTo(refusal));
            Assert.That(await CloudTrail.ErrorOfAsync($$"""{"NextToken":"{{token}}","StartTime":{{Start}}}"""), Is.EqualTo(refusal));
            Assert.That(await CloudTrail.ErrorOfAsync($$"""{"NextToken":"{{token}}","EndTime":{{Start + 1}}}"""), Is.EqualTo(refusal));
            Assert.That(await CloudTrail.ErrorOfAsync($$"""{"NextToken":"{{token}}","EventCategory":"insight"}"""), Is.EqualTo(refusal));
            Assert.That(await elsewhere.ErrorOfAsync($$"""{"NextToken":"{{token}}"}"""), Is.EqualTo(refusal));
            Assert.That(await CloudTrail.ErrorOfAsync("""{"NextToken":"not a token"}"""), Is.EqualTo(refusal));
            Assert.That(await CloudTrail.ErrorOfAsync("""{"NextToken":"AAAAAAAAAAAAAAAAAAAA"}"""), Is.EqualTo(refusal));
            Assert.That(await CloudTrail.ErrorOfAsync("""{"NextToken":""}"""), Is.EqualTo(refusal));
        }
        Kms.Trail.Clear();
        Assert.That(await CloudTrail.ErrorOfAsync($$"""{"NextToken":"{{token}}"}"""), Is.EqualTo(refusal));
    }

    [TestCase("""{"MaxResults":0}""", "400 InvalidMaxResultsException: MaxResults is 1 to 50, not 0.")]
    [TestCase("""{"MaxResults":51}""", "400 InvalidMaxResultsException: MaxResults is 1 to 50, not 51.")]
    [TestCase("""{"StartTime":1767225601,"EndTime":1767225600}""", "400 InvalidTimeRangeException: The start time 2026-01-01T00:00:01Z is after the end time 2026-01-01T00:00:00Z.")]
    [TestCase("""{"EventCategory":"management"}""", "400 InvalidEventCategoryException: 'management' is not an event category. Leave it out for management events; 'insight' is for Insights events.")]
    public async Task A_wrong_request_gets_the_error_that_CloudTrail_declares(string request, string error) => Assert.That(await CloudTrail.ErrorOfAsync(request), Is.EqualTo(error));

    [TestCase("{")]
    [TestCase("null")]
    [TestCase("""{"MaxResults":"ten"}""")]
    [TestCase("""{"StartTime":"yesterday"}""")]
    [TestCase("""{"LookupAttributes":{}}""")]
    public async Task What_is_no_request_is_a_serialization_error(string request) => Assert.That(await CloudTrail.ErrorOfAsync(request), Does.StartWith("400 SerializationException"));

    private static int[] Limits(JsonElement page) =>
        [.. page.GetProperty("Events").EnumerateArray().Select(item =>
            JsonDocument.Parse(item.GetProperty("CloudTrailEvent").GetString()!).RootElement.GetProperty("requestParameters").GetProperty("limit").GetInt32())];

    private async Task RecordAsync(int calls, TimeSpan apart = default)
    {
        for (var call = 1; call <= calls; call++)
        {
            await Client.ListKeysAsync(new ListKeysRequest { Limit = call });
            Kms.Advance(apart);
        }
    }
}
