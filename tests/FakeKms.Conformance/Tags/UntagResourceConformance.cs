namespace FakeKms.Conformance;

[Operation("UntagResource")]
[Lanes]
public class UntagResourceConformance(string lane) : TagFixture(lane)
{
    [Test]
    public async Task Tags_are_removed_by_key()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Tag(keyId, ("team", "cards"), ("stage", "test"));

        await Untag(keyId, "stage");

        Assert.That(await TagsOf(keyId), Is.EqualTo(new[] { ("team", "cards") }));
    }

    [Test]
    public async Task Keys_that_no_tag_has_are_passed_over()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Tag(keyId, ("team", "cards"));

        await Untag(await ArnOf(keyId), "none", "Team");

        Assert.That(await TagsOf(keyId), Is.EqualTo(new[] { ("team", "cards") }));
    }

    [Test]
    [Refusal]
    public async Task A_key_that_is_pending_deletion_keeps_its_tags()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Tag(keyId, ("team", "cards"));
        await Client.ScheduleKeyDeletionAsync(keyId, 7);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Untag(keyId, "team")), Is.EqualTo(Errors.PendingDeletion(await ArnOf(keyId))));
            Assert.That(await TagsOf(keyId), Is.EqualTo(new[] { ("team", "cards") }));
        }
    }

    [Test]
    [Refusal]
    public async Task An_alias_is_not_accepted()
    {
        await Client.CreateAliasAsync(Alias, await Client.CreateSymmetricKeyAsync());

        Assert.That(await ErrorOf(() => Untag(Alias, "team")), Is.EqualTo(Errors.NoAliases));
    }
}
