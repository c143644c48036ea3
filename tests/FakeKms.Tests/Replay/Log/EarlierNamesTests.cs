using FakeKms.Replay.Log;

namespace FakeKms.Tests.Replay.Log;

/// <summary>What calls tell of the aliases and grants that were there before a log began.</summary>
public sealed class EarlierNamesTests
{
    private const string Grant = "0c1d2e3f405162738495a6b7c8d9eafb0c1d2e3f405162738495a6b7c8d9eafb";
    private const string Other = "1f6d9c1e-3b52-4a7c-9d10-5b8e2f4a6c71";

    [Test]
    public void The_same_name_in_another_Region_is_another_alias()
    {
        var names = Of(
            new Line("Encrypt") { Request = new { keyId = "alias/cards" } },
            new Line("Encrypt", 1) { Key = Other, KeyRegion = "us-west-2", Request = new { keyId = "alias/cards" } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(names.AliasesOf(Line.KeyId), Is.EqualTo(new[] { (Line.Region, "alias/cards") }));
            Assert.That(names.AliasesOf(Other), Is.EqualTo(new[] { ("us-west-2", "alias/cards") }));
        }
    }

    [Test]
    public void A_name_that_is_pointed_elsewhere_later_was_the_first_keys() => Assert.That(
        Of(
            new Line("Encrypt") { Request = new { keyId = "alias/cards" } },
            new Line("Encrypt", 1) { Key = Other, Request = new { keyId = "alias/cards" } }).AliasesOf(Other),
        Is.Empty);

    [TestCase(null, 1)]
    [TestCase("DryRunOperationException", 1)]
    [TestCase("NotFoundException", 0)]
    public void A_grant_that_could_be_revoked_was_there(string? error, int count) => Assert.That(
        Of(new Line("RevokeGrant") { Request = new { keyId = Line.KeyId, grantId = Grant }, Error = error }).GrantsOf(Line.KeyId), Has.Count.EqualTo(count));

    [Test]
    public void One_that_the_log_made_was_not() => Assert.That(
        Of(
            new Line("CreateGrant") { Answer = new { grantId = Grant } },
            new Line("RevokeGrant", 1) { Request = new { keyId = Line.KeyId, grantId = Grant } }).GrantsOf(Line.KeyId),
        Is.Empty);

    private static EarlierNames Of(params Line[] lines)
    {
        var log = Line.Log(lines);
        var names = new ReplayNames(log);
        return new EarlierNames(log.Select(record => new LoggedEvent(record, names)), new HashSet<LoggedEvent>());
    }
}
