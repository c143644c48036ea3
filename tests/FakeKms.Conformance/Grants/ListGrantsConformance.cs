using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("ListGrants")]
[Lanes]
public class ListGrantsConformance(string lane) : GrantFixture(lane)
{
    [Test]
    public async Task An_entry_has_all_that_was_asked_for_and_no_token()
    {
        var created = await GrantAsync(r =>
        {
            (r.Name, r.RetiringPrincipal) = ("cards", Account);
            r.Constraints = new() { EncryptionContextEquals = new() { ["tenant"] = "7" } };
        });

        var entry = (await GrantsAsync()).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((entry.KeyId, entry.GrantId, entry.Name), Is.EqualTo((KeyArn, created.GrantId, "cards")));
            Assert.That((entry.GranteePrincipal, entry.RetiringPrincipal, entry.IssuingAccount), Is.EqualTo((Account, Account, Account)));
            Assert.That(entry.Operations, Is.EquivalentTo(new[] { "Encrypt", "Decrypt" }));
            Assert.That(entry.Constraints.EncryptionContextEquals, Is.EqualTo(new Dictionary<string, string> { ["tenant"] = "7" }));
            Assert.That(entry.CreationDate, Is.Not.Null);
        }
    }

    [Test]
    public async Task Grants_come_in_pages_and_each_once()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++) ids.Add((await GrantAsync()).GrantId);

        var first = await Client.ListGrantsAsync(new ListGrantsRequest { KeyId = KeyId, Limit = 2 });
        var second = await Client.ListGrantsAsync(new ListGrantsRequest { KeyId = KeyId, Limit = 2, Marker = first.NextMarker });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Grants.Count, first.Truncated, second.Truncated), Is.EqualTo((2, (bool?)true, (bool?)false)));
            Assert.That(first.Grants.Concat(second.Grants).Select(grant => grant.GrantId), Is.EquivalentTo(ids));
        }
    }

    [Test]
    public async Task One_grant_can_be_asked_for()
    {
        await GrantAsync();
        var grant = await GrantAsync();

        var answer = await Client.ListGrantsAsync(new ListGrantsRequest { KeyId = KeyId, GrantId = grant.GrantId });

        Assert.That(answer.Grants.Single().GrantId, Is.EqualTo(grant.GrantId));
    }

    [Test]
    public async Task Grants_are_listed_while_the_key_is_pending_deletion()
    {
        await GrantAsync();
        await Client.ScheduleKeyDeletionAsync(KeyId, 7);

        Assert.That(await GrantsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    [Refusal]
    public async Task An_unknown_key_is_not_found() => Assert.That(
        await ErrorOf(() => Client.ListGrantsAsync(new ListGrantsRequest { KeyId = UnknownKey })), Does.Match(Errors.UnknownKey(Region, UnknownKey)));

    [Test]
    [Refusal]
    public async Task A_marker_that_KMS_did_not_make_is_refused() => Assert.That(
        await ErrorOf(() => Client.ListGrantsAsync(new ListGrantsRequest { KeyId = KeyId, Marker = "bm90IG91cnM=" })),
        Does.StartWith("InvalidMarkerException"));
}
