namespace FakeKms.Conformance;

[Operation("TagResource")]
[Lanes]
public class TagResourceConformance(string lane) : TagFixture(lane)
{
    [Test]
    public async Task Tags_are_added_and_overwritten()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();

        await Tag(keyId, ("team", "payments"), ("stage", ""));
        await Tag(keyId, ("team", "cards"));

        Assert.That(await TagsOf(keyId), Is.EquivalentTo(new[] { ("team", "cards"), ("stage", "") }));
    }

    [Test]
    public async Task Keys_of_tags_are_case_sensitive_and_a_key_may_wait_for_its_material()
    {
        var keyId = await Client.CreateExternalKeyAsync();

        await Tag(await ArnOf(keyId), ("team", "a"), ("Team", "b"));

        Assert.That(await TagsOf(keyId), Is.EquivalentTo(new[] { ("team", "a"), ("Team", "b") }));
    }

    [Test]
    [Refusal]
    public async Task Tags_that_AWS_does_not_allow_are_refused()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        var tooLong = new string('v', 257);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Tag(keyId, ("a", "1"), ("a", "2"))), Is.EqualTo(Errors.DuplicateTags));
            Assert.That(await ErrorOf(() => Tag(keyId, ("b", "1"), ("aws:a", "1"))), Is.EqualTo(Errors.ReservedTags));
            Assert.That(
                await ErrorOf(() => Tag(keyId, ("c", tooLong))),
                Is.EqualTo(Errors.Constraint($"Value '{tooLong}' at 'tags.1.member.tagValue'", "Member must have length less than or equal to 256")));
            Assert.That(await TagsOf(keyId), Is.Empty);
        }
    }

    [Test]
    [Refusal]
    public async Task A_key_has_at_most_50_tags_and_new_values_do_not_count()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Tag(keyId, [.. Enumerable.Range(0, 48).Select(i => ($"k{i}", "v"))]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Tag(keyId, ("a", "1"), ("b", "1"), ("c", "1"))), Does.StartWith("TagException"));
            Assert.That(await ErrorOf(() => Tag(keyId, ("a", "1"), ("k0", "2"))), Is.EqualTo("no error"));
            Assert.That(await TagsOf(keyId), Has.Count.EqualTo(49).And.Member(("k0", "2")));
        }
    }

    [Test]
    [Refusal]
    public async Task A_key_that_is_pending_deletion_is_not_tagged()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        Assert.That(await ErrorOf(() => Tag(keyId, ("a", "1"))), Is.EqualTo(Errors.PendingDeletion(await ArnOf(keyId))));
    }
}
