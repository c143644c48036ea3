using System.Text;
using System.Text.Json;
using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Recording;
using FakeKms.Trail.Records;

namespace FakeKms.Tests.Engine.Recording;

public class RecordLimitsTests : InMemory
{
    [Test]
    public async Task A_user_agent_is_cut_after_1024_bytes_between_two_characters()
    {
        using var client = Kms.CreateClient(KmsCaller.IamUser("Bob").WithUserAgent("x" + new string('é', 1000)));
        await client.ListKeysAsync(new ListKeysRequest());

        Assert.That(Kms.Trail[^1].UserAgent, Is.EqualTo("x" + new string('é', 511)));
    }

    [Test]
    public async Task Half_a_character_at_the_end_does_not_get_beyond_1024_bytes()
    {
        using var client = Kms.CreateClient(KmsCaller.IamUser("Bob").WithUserAgent(new string('x', 1023) + '\ud83d'));
        await client.ListKeysAsync(new ListKeysRequest());

        Assert.That(Kms.Trail[^1].UserAgent, Is.EqualTo(new string('x', 1023)));
    }

    [Test]
    public async Task An_error_message_is_cut_after_1024_bytes()
    {
        await ErrorOf(() => Client.DescribeKeyAsync(new string('k', 2000)));

        Assert.That(Kms.Trail[^1].ErrorMessage, Has.Length.EqualTo(1024).And.StartWith("Invalid keyId 'kkk"));
    }

    [Test]
    public async Task Request_parameters_of_more_than_100_KB_are_left_out_and_the_record_says_so()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await ErrorOf(() => Client.PutKeyPolicyAsync(new PutKeyPolicyRequest { KeyId = keyId, Policy = new string(' ', 110_000) }));

        var parameters = Kms.Trail[^1].RequestParameters;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(parameters.GetProperty("omitted").GetBoolean(), Is.True);
            Assert.That(parameters.GetProperty("originalSize").GetInt32(), Is.GreaterThan(110_000));
            Assert.That(parameters.GetProperty("reason").GetString(), Is.EqualTo("requestParameters too large"));
        }
    }

    // Nothing that KMS answers is large enough to get there.
    [TestCase(102_400, false)]
    [TestCase(102_401, true)]
    public void Response_elements_are_left_out_beyond_100_KB(int bytes, bool leftOut)
    {
        var kept = RecordLimits.Content("responseElements", Content(bytes));

        Assert.That(Omitted(kept), Is.EqualTo(leftOut));
    }

    [TestCase(28_672, false)]
    [TestCase(28_673, true)]
    public void Additional_data_is_left_out_beyond_28_KB(int bytes, bool leftOut) => Assert.That(Omitted(RecordLimits.Additions(Content(bytes))), Is.EqualTo(leftOut));

    [Test]
    public void What_is_left_out_is_named()
    {
        var (elements, additions) = (RecordLimits.Content("responseElements", Content(102_401)), RecordLimits.Additions(Content(28_673)));

        Assert.That(
            new[] { elements, additions }.Select(kept => JsonDocument.Parse(kept).RootElement.GetRawText()),
            Is.EqualTo(new[]
            {
                """{"omitted":true,"originalSize":102401,"reason":"responseElements too large"}""",
                """{"omitted":true,"originalSize":28673,"reason":"additionalEventData too large"}""",
            }));
    }

    private static byte[] Content(int bytes) => new TrailObject().Add("text", new string('x', bytes - """{"text":""}""".Length)).ToUtf8();

    private static bool Omitted(byte[]? utf8) => JsonDocument.Parse(Encoding.UTF8.GetString(utf8!)).RootElement.TryGetProperty("omitted", out _);
}
