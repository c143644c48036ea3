using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.Tags;

public class TagTests : InMemory
{

    [Test]
    public async Task Tags_that_AWS_does_not_allow_are_refused()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Tag(keyId, ("a", "1"), ("a", "2"))), Is.EqualTo("TagException: Duplicate tag keys"));
            Assert.That(await ErrorOf(() => Tag(keyId, ("b", "1"), ("aws:a", "1"))), Is.EqualTo("TagException: Tags beginning with aws: are reserved"));
            Assert.That(await ErrorOf(() => Untag(keyId, "AWS:a")), Is.EqualTo("TagException: Tags beginning with aws: are reserved"));
            Assert.That(await ErrorOf(() => Tag(keyId, ("c", new string('v', 257)))), Is.EqualTo(
                $"ValidationException: 1 validation error detected: Value '{new string('v', 257)}' at 'tags.1.member.tagValue' failed to satisfy constraint: Member must have length less than or equal to 256"));
            Assert.That(await ErrorOf(() => Untag(keyId, "a", "")), Is.EqualTo(
                "ValidationException: 1 validation error detected: Value '[a, ]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]"));
            Assert.That(await ErrorOf(() => Untag(keyId, new string('k', 129))), Does.EndWith("Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]"));
            Assert.That(Kms.Key(keyId).Tags, Is.Empty);
        }
    }

    [Test]
    public async Task A_key_has_at_most_50_tags_and_new_values_do_not_count()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Tag(keyId, [.. Enumerable.Range(0, 49).Select(i => ($"k{i}", "v"))]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Tag(keyId, ("a", "1"), ("b", "1"))), Is.EqualTo("TagException: Too many tags"));
            Assert.That(await ErrorOf(() => Tag(keyId, ("a", "1"), ("k0", "2"))), Is.EqualTo("no error"));
            Assert.That(Kms.Key(keyId).Tags, Has.Count.EqualTo(50).And.ContainKey("a").WithValue("1").And.ContainKey("k0").WithValue("2"));
        }
    }

    [Test]
    public async Task Tags_are_listed_in_pages_in_the_order_of_their_keys()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Tag(keyId, ("b", "2"), ("C", "3"), ("a", "1"));

        var first = await Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = keyId, Limit = 2 });
        var second = await Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = keyId, Limit = 2, Marker = first.NextMarker });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Tags.Select(tag => (tag.TagKey, tag.TagValue)), Is.EqualTo(new[] { ("C", "3"), ("a", "1") }));
            Assert.That(first.Truncated, Is.True);
            Assert.That(second.Tags.Select(tag => (tag.TagKey, tag.TagValue)), Is.EqualTo(new[] { ("b", "2") }));
            Assert.That((second.Truncated, second.NextMarker), Is.EqualTo(((bool?)false, (string?)null)));
        }
    }

    [Test]
    public async Task A_page_has_at_most_50_tags_and_a_marker_of_this_operation()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = keyId, Limit = 51 })), Does.EndWith(
                "Value '51' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 50"));
            Assert.That(await ErrorOf(() => Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = keyId, Marker = "x" })), Does.StartWith("InvalidMarkerException"));
        }
    }

    [Test]
    public async Task Tagging_is_recorded_with_the_tags_and_the_key()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Tag(keyId, ("team", "cards"));
        await Untag(keyId, "team");
        await Client.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = keyId, Limit = 5 });
        var answer = $$"""{"keyId":"{{Kms.Key(keyId).Arn}}"}""";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail[1].RequestParameters.GetRawText(), Is.EqualTo($$"""{"keyId":"{{keyId}}","tags":[{"tagKey":"team","tagValue":"cards"}]}"""));
            Assert.That(Kms.Trail[2].RequestParameters.GetRawText(), Is.EqualTo($$"""{"keyId":"{{keyId}}","tagKeys":["team"]}"""));
            Assert.That(Kms.Trail[3].RequestParameters.GetRawText(), Is.EqualTo($$"""{"keyId":"{{keyId}}","limit":5}"""));
            Assert.That(Kms.Trail.Skip(1).Select(record => record.ResponseElements.GetRawText()), Is.EqualTo(new[] { answer, answer, "null" }));
            Assert.That(Kms.Trail.Skip(1).Select(record => record.ReadOnly), Is.EqualTo(new[] { false, false, true }));
        }
    }

    private Task Tag(string keyId, params (string Key, string Value)[] tags) => Client.TagResourceAsync(new TagResourceRequest
    {
        KeyId = keyId,
        Tags = [.. tags.Select(tag => new Tag { TagKey = tag.Key, TagValue = tag.Value })],
    });

    private Task Untag(string keyId, params string[] tagKeys) => Client.UntagResourceAsync(new UntagResourceRequest { KeyId = keyId, TagKeys = [.. tagKeys] });
}
