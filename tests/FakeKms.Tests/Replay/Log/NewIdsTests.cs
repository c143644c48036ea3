using FakeKms.Replay.Log;

namespace FakeKms.Tests.Replay.Log;

/// <summary>Which ids of a log a call is given again.</summary>
public sealed class NewIdsTests
{
    private const string Grant = "0c1d2e3f405162738495a6b7c8d9eafb0c1d2e3f405162738495a6b7c8d9eafb";

    // A named request that is made again answers the grant that is there.
    [Test]
    public void A_grant_is_made_once_under_its_id()
    {
        var line = new Line("CreateGrant") { Answer = new { grantId = Grant } };

        Assert.That(Of(line, line with { Minute = 1 }).Select(ids => ids.GrantId), Is.EqualTo(new[] { Grant, null }));
    }

    [TestCase("mrk-0f6d9c1e3b524a7c9d105b8e2f4a6c71", true, "mrk-0f6d9c1e3b524a7c9d105b8e2f4a6c71")]
    [TestCase("mrk-0f6d9c1e3b524a7c9d105b8e2f4a6c71", false, null)]
    [TestCase(Line.KeyId, false, Line.KeyId)]
    [TestCase(Line.KeyId, true, null)]
    public void A_key_has_the_id_of_the_log_if_it_is_one_of_its_kind(string keyId, bool multiRegion, string? expected)
    {
        var line = new Line("CreateKey") { Key = keyId, Request = new { multiRegion } };

        Assert.That(Of(line).Single().KeyId, Is.EqualTo(expected));
    }

    [Test]
    public void A_call_of_which_the_log_has_the_callers_copy_alone_leaves_the_id_of_the_owners_to_the_server()
    {
        var caller = KmsCaller.IamUser("Zoe").WithAccountId("111122223333");
        var log = Line.Log(new Line("Encrypt") { Recipient = "111122223333" });

        Assert.That(Of(log, caller).Single().EventIds, Is.EqualTo(new[] { log[0].EventID }));
    }

    private static ReplayedIds[] Of(params Line[] lines) => Of(Line.Log(lines), KmsCaller.IamUser("Zoe").WithAccountId(Line.Account));

    private static ReplayedIds[] Of(IReadOnlyList<KmsEvent> log, KmsCaller caller)
    {
        var (ids, names) = (new NewIds(new LogCopies(log), []), new ReplayNames(log));
        return [.. log.Select(record => ids.Of(new LoggedEvent(record, names), caller))];
    }
}
