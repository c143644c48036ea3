using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("ListResourceTags")]
[Lanes]
public class ListResourceTagsConformance(string lane) : TagFixture(lane)
{
    [Test]
    public async Task A_key_shows_the_tags_that_it_was_created_with()
    {
        var key = (await Client.CreateKeyAsync(new CreateKeyRequest { Tags = [new Tag { TagKey = "team", TagValue = "cards" }] })).KeyMetadata;

        Assert.That(await TagsOf(key.Arn), Is.EqualTo(new[] { ("team", "cards") }));
    }

    [Test]
    public async Task Tags_come_in_pages_and_each_once()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Tag(keyId, ("a", "1"), ("b", "2"), ("c", "3"));

        var first = await Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = keyId, Limit = 2 });
        var second = await Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = keyId, Limit = 2, Marker = first.NextMarker });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Tags.Count, first.Truncated, second.Truncated), Is.EqualTo((2, (bool?)true, (bool?)false)));
            Assert.That(first.Tags.Concat(second.Tags).Select(tag => tag.TagKey).Except([KeyLedger.Tag]), Is.EquivalentTo(new[] { "a", "b", "c" }));
        }
    }

    [Test]
    public async Task A_key_that_is_pending_deletion_shows_its_tags()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Tag(keyId, ("team", "cards"));
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(await TagsOf(keyId), Is.EqualTo(new[] { ("team", "cards") }));
    }

    [Test]
    [Refusal]
    public async Task A_marker_that_KMS_did_not_make_is_refused()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        Assert.That(
            await ErrorOf(() => Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = keyId, Marker = "bm90IG91cnM=" })),
            Does.StartWith("InvalidMarkerException"));
    }

    [Test]
    [Refusal]
    public async Task An_unknown_key_is_not_found() => Assert.That(await ErrorOf(() => TagsOf(UnknownKey)), Does.Match(Errors.UnknownKey(Region, UnknownKey)));
}
