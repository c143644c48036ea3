using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

[Operation("ListAliases")]
[Lanes]
public class ListAliasesConformance(string lane) : ConformanceFixture(lane)
{
    [Test]
    public async Task The_aliases_of_a_key_are_listed_with_their_ARNs()
    {
        var (one, two) = (await Client.CreateSymmetricKeyAsync(), await Client.CreateSymmetricKeyAsync());
        await Client.CreateAliasAsync(Alias, one);
        await Client.CreateAliasAsync(Alias + "/other", two);

        var entry = (await Client.ListAliasesAsync(new ListAliasesRequest { KeyId = one })).Aliases.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((entry.AliasName, entry.TargetKeyId), Is.EqualTo((Alias, one)));
            Assert.That(entry.AliasArn, Is.EqualTo((await ArnOf(one)).Replace("key/" + one, Alias, StringComparison.Ordinal)));
            Assert.That((entry.CreationDate is null, entry.LastUpdatedDate is null), Is.EqualTo((false, false)));
        }
    }

    [Test]
    public async Task Aliases_come_in_pages_and_each_once()
    {
        var keyId = await Client.CreateSymmetricKeyAsync();
        string[] names = [Alias + "/a", Alias + "/b", Alias + "/c"];
        foreach (var name in names) await Client.CreateAliasAsync(name, keyId);

        var first = await Client.ListAliasesAsync(new ListAliasesRequest { KeyId = await ArnOf(keyId), Limit = 2 });
        var second = await Client.ListAliasesAsync(new ListAliasesRequest { KeyId = keyId, Limit = 2, Marker = first.NextMarker });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Aliases.Count, first.Truncated, second.Truncated), Is.EqualTo((2, (bool?)true, (bool?)false)));
            Assert.That(first.Aliases.Concat(second.Aliases).Select(alias => alias.AliasName), Is.EquivalentTo(names));
        }
    }

    [Test]
    [Refusal]
    public async Task An_unknown_key_is_not_found() => Assert.That(
        await ErrorOf(() => Client.ListAliasesAsync(new ListAliasesRequest { KeyId = UnknownKey })), Does.Match(Errors.UnknownKey(Region, UnknownKey)));

    [Test]
    [Refusal]
    public async Task A_marker_that_KMS_did_not_make_is_refused() =>
        Assert.That(await ErrorOf(() => Client.ListAliasesAsync(new ListAliasesRequest { Marker = "bm90IG91cnM=" })), Does.StartWith("InvalidMarkerException"));
}
