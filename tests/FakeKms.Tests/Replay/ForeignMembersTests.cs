namespace FakeKms.Tests.Replay;

/// <summary>Requests of logs that no caller of KMS has sent.</summary>
public sealed class ForeignMembersTests : ReplayTest
{
    private static readonly Line Create = new("CreateKey") { Answer = new { keyMetadata = new { keyId = Line.KeyId } } };

    [TestCase("capacity", -1)]
    [TestCase("readTimeout", 7)]
    public async Task What_a_log_shows_of_bytes_is_not_looked_at(string member, int value)
    {
        var encrypt = new Line("Encrypt", 1) { Request = new { keyId = Line.KeyId, plaintext = new Dictionary<string, int> { [member] = value } } };

        await ReplayAsync(Create, encrypt);

        Assert.That(Kms.Trail.Select(record => (record.EventName, record.ErrorCode)), Is.EqualTo(new (string, string?)[] { ("CreateKey", null), ("Encrypt", null) }));
    }
}
