using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("RevokeGrant")]
[Lanes]
public class RevokeGrantConformance(string lane) : GrantFixture(lane)
{
    [Test]
    public async Task A_grant_is_revoked_by_its_key_and_its_id()
    {
        var (grant, other) = (await GrantAsync(), await GrantAsync());

        await RevokeAsync(grant.GrantId);

        Assert.That((await GrantsAsync()).Single().GrantId, Is.EqualTo(other.GrantId));
    }

    [Test]
    public async Task Grants_end_while_the_key_is_pending_deletion()
    {
        var grant = await GrantAsync();
        await Client.ScheduleKeyDeletionAsync(KeyId, 7);

        await RevokeAsync(grant.GrantId);

        Assert.That(await GrantsAsync(), Is.Empty);
    }

    [Test]
    [Refusal]
    public async Task A_grant_ends_once()
    {
        var grant = await GrantAsync();
        await RevokeAsync(grant.GrantId);

        // Which of the two it is, AWS does not document.
        Assert.That(await ErrorOf(() => RevokeAsync(grant.GrantId)), Does.StartWith("NotFoundException").Or.StartsWith("InvalidGrantIdException"));
    }

    [Test]
    [Refusal]
    public async Task A_dry_run_ends_nothing()
    {
        var grant = await GrantAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => RevokeAsync(grant.GrantId, dryRun: true)), Is.EqualTo(Errors.DryRun));
            Assert.That(await GrantsAsync(), Has.Count.EqualTo(1));
        }
    }

    private Task RevokeAsync(string grantId, bool? dryRun = null) =>
        Client.RevokeGrantAsync(new RevokeGrantRequest { KeyId = KeyId, GrantId = grantId, DryRun = dryRun });
}
