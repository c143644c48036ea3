using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("ListKeyPolicies")]
[Lanes]
public class ListKeyPoliciesConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task The_list_has_the_one_name()
    {
        var list = await ListAsync(await Client.CreateSymmetricKeyAsync());

        Assert.That((list.PolicyNames.Single(), list.Truncated, list.NextMarker), Is.EqualTo(("default", (bool?)false, (string?)null)));
    }

    [Test]
    public async Task The_list_is_the_same_while_the_key_is_pending_deletion()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That((await ListAsync(await ArnOf(keyId))).PolicyNames, Is.EqualTo(new[] { "default" }));
    }

    [Test]
    [Refusal]
    public async Task An_unknown_key_is_not_found() => Assert.That(
        await ErrorOf(() => ListAsync(UnknownKey)),
        Does.Match(Errors.UnknownKey(Region, UnknownKey)));

    private Task<ListKeyPoliciesResponse> ListAsync(string keyId) => Client.ListKeyPoliciesAsync(new ListKeyPoliciesRequest { KeyId = keyId });
}
