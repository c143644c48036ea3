using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("RetireGrant")]
[Lanes]
public class RetireGrantConformance(string lane) : GrantFixture(lane)
{
    [Test]
    public async Task A_grant_is_retired_by_its_token()
    {
        await Client.RetireGrantAsync((await GrantAsync(Retirable)).GrantToken);

        Assert.That(await GrantsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_grant_is_retired_by_its_key_and_its_id()
    {
        var (grant, other) = (await GrantAsync(Retirable), await GrantAsync(Retirable));

        await Client.RetireGrantAsync(new RetireGrantRequest { KeyId = KeyArn, GrantId = grant.GrantId });

        Assert.That((await GrantsAsync()).Single().GrantId, Is.EqualTo(other.GrantId));
    }

    [Test]
    [Refusal]
    public async Task A_token_of_no_grant_is_invalid() => Assert.That(
        await ErrorOf(() => Client.RetireGrantAsync("not-a-token")),
        Does.StartWith("InvalidGrantTokenException"));

    [Test]
    [Refusal]
    public async Task A_dry_run_ends_nothing()
    {
        var grant = await GrantAsync(Retirable);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await ErrorOf(() => Client.RetireGrantAsync(new RetireGrantRequest { GrantToken = grant.GrantToken, DryRun = true })),
                Is.EqualTo(Errors.DryRun));
            Assert.That(await GrantsAsync(), Has.Count.EqualTo(1));
        }
    }

    private void Retirable(CreateGrantRequest request) => request.RetiringPrincipal = Account;
}
