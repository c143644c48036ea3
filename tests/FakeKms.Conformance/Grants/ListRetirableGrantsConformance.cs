using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("ListRetirableGrants")]
[Lanes]
public class ListRetirableGrantsConformance(string lane) : GrantFixture(lane)
{
    [Test]
    public async Task A_principal_finds_the_grants_that_it_may_retire()
    {
        var retirable = await GrantAsync(r => r.RetiringPrincipal = Account);
        var other = await GrantAsync();

        var ids = (await RetirableAsync()).Select(grant => grant.GrantId).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ids, Does.Contain(retirable.GrantId));
            Assert.That(ids, Does.Not.Contain(other.GrantId));
        }
    }

    [Test]
    public async Task An_entry_names_the_key_by_its_ARN()
    {
        var grant = await GrantAsync(r => r.RetiringPrincipal = Account);

        var entry = (await RetirableAsync()).Single(entry => entry.GrantId == grant.GrantId);

        Assert.That((entry.KeyId, entry.RetiringPrincipal, entry.IssuingAccount), Is.EqualTo((KeyArn, Account, Account)));
    }

    [Test]
    public async Task A_retired_grant_is_not_listed_any_more()
    {
        var grant = await GrantAsync(r => r.RetiringPrincipal = Account);
        await Client.RetireGrantAsync(grant.GrantToken);

        Assert.That((await RetirableAsync()).Select(entry => entry.GrantId), Does.Not.Contain(grant.GrantId));
    }

    [Test]
    [Refusal]
    public async Task What_is_no_ARN_of_a_principal_is_refused() => Assert.That(
        await ErrorOf(() => Client.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = "Bob" })),
        Does.StartWith("InvalidArnException"));

    [Test]
    [Refusal]
    public async Task A_marker_that_KMS_did_not_make_is_refused() => Assert.That(
        await ErrorOf(() => Client.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = Account, Marker = "bm90IG91cnM=" })),
        Does.StartWith("InvalidMarkerException"));

    private async Task<List<GrantListEntry>> RetirableAsync()
    {
        var grants = new List<GrantListEntry>();
        string? marker = null;
        do
        {
            var page = await Client.ListRetirableGrantsAsync(new ListRetirableGrantsRequest { RetiringPrincipal = Account, Limit = 100, Marker = marker });
            grants.AddRange(page.Grants ?? []);
            marker = page.NextMarker;
        }
        while (marker is not null);
        return grants;
    }
}
