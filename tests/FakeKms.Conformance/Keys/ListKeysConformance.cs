using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("ListKeys")]
[Lanes]
public class ListKeysConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task A_new_key_is_among_the_keys_with_its_ARN()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata;

        Assert.That(await ListAsync(), Does.Contain((key.KeyId, key.Arn)));
    }

    [Test]
    public async Task Keys_that_are_pending_deletion_are_listed_too()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That((await ListAsync()).Select(key => key.KeyId), Does.Contain(keyId));
    }

    [Test]
    public async Task A_page_is_as_long_as_asked_for_and_says_that_more_follows()
    {
        for (var i = 0; i < 2; i++) await Client.CreateSymmetricKeyAsync();

        var first = await Client.ListKeysAsync(new ListKeysRequest { Limit = 1 });
        var second = await Client.ListKeysAsync(new ListKeysRequest { Limit = 1, Marker = first.NextMarker });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Keys.Count, first.Truncated, second.Keys.Count), Is.EqualTo((1, (bool?)true, 1)));
            Assert.That(second.Keys.Single().KeyId, Is.Not.EqualTo(first.Keys.Single().KeyId));
        }
    }

    [Test]
    [Refusal]
    public async Task A_marker_that_KMS_did_not_make_is_refused() =>
        Assert.That(await ErrorOf(() => Client.ListKeysAsync(new ListKeysRequest { Marker = "bm90IG91cnM=" })), Does.StartWith("InvalidMarkerException"));

    [Refusal]
    [TestCase(0, "greater than or equal to 1")]
    [TestCase(1001, "less than or equal to 1000")]
    public async Task A_page_has_1_to_1000_keys(int limit, string constraint) => Assert.That(
        await ErrorOf(() => Client.ListKeysAsync(new ListKeysRequest { Limit = limit })),
        Is.EqualTo(Errors.Constraint($"Value '{limit}' at 'limit'", $"Member must have value {constraint}")));

    private async Task<List<(string KeyId, string Arn)>> ListAsync()
    {
        var keys = new List<(string, string)>();
        await foreach (var key in Client.Paginators.ListKeys(new ListKeysRequest { Limit = 1000 }).Keys) keys.Add((key.KeyId, key.KeyArn));
        return keys;
    }
}
