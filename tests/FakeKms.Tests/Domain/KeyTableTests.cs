using Amazon.KeyManagementService;
using FakeKms.Domain;
using FakeKms.Domain.Keys;
using FakeKms.Model;

namespace FakeKms.Tests.Domain;

internal sealed class KeyTableTests
{
    private readonly KeyTable table = new(Made.Home);

    [Test]
    public void Keys_are_listed_in_the_order_of_their_ids()
    {
        Add("mrk-1", "b", "B", "0");

        Assert.That(table.Keys.Select(key => key.KeyId), Is.EqualTo(new[] { "0", "B", "b", "mrk-1" }));
    }

    [TestCase(null, "b d f")]
    [TestCase("", "b d f")]
    [TestCase("a", "b d f")]
    [TestCase("b", "d f")]
    [TestCase("c", "d f")]
    [TestCase("e", "f")]
    [TestCase("f", "")]
    [TestCase("g", "")]
    public void A_page_of_keys_begins_after_an_id_even_if_its_key_is_gone(string? after, string page)
    {
        Add("f", "b", "d");

        Assert.That(string.Join(' ', table.KeysAfter(after).Select(key => key.KeyId)), Is.EqualTo(page));
    }

    [TestCase(null)]
    [TestCase("a")]
    public void A_table_without_keys_has_no_page(string? after)
    {
        using var scope = Assert.EnterMultipleScope();
        Assert.That(table.KeysAfter(after), Is.Empty);
        Assert.That(table.AliasesAfter(after), Is.Empty);
    }

    [TestCase(null, "alias/B alias/a alias/c")]
    [TestCase("alias/B", "alias/a alias/c")]
    [TestCase("alias/b", "alias/c")]
    [TestCase("alias/c", "")]
    public void A_page_of_aliases_begins_after_a_name(string? after, string page)
    {
        var key = Add("a");
        foreach (var name in new[] { "alias/c", "alias/a", "alias/B" }) table.AddAlias(name, key, Made.Start);

        Assert.That(string.Join(' ', table.AliasesAfter(after).Select(alias => alias.Name)), Is.EqualTo(page));
    }

    [TestCase(null, "alias/B alias/a alias/c")]
    [TestCase("alias/B", "alias/a alias/c")]
    [TestCase("alias/b", "alias/c")]
    [TestCase("alias/A", "alias/B alias/a alias/c")]
    [TestCase("alias/c", "")]
    [TestCase("alias/d", "")]
    public void A_page_of_the_aliases_of_a_key_begins_after_a_name_and_has_those_of_no_other_key(string? after, string page)
    {
        var (key, other) = (Add("a"), Add("b"));
        foreach (var name in new[] { "alias/c", "alias/a", "alias/B" }) table.AddAlias(name, key, Made.Start);
        table.AddAlias("alias/bb", other, Made.Start);

        Assert.That(string.Join(' ', table.AliasesAfter(after, key).Select(alias => alias.Name)), Is.EqualTo(page));
    }

    [Test]
    public void An_id_is_taken_once()
    {
        Add("a");

        Assert.That(
            () => Add("a"), Throws.InvalidOperationException.With.Message.StartsWith("There is a key arn:aws:kms:us-east-1:111122223333:key/a already"));
    }

    [Test]
    public void Keys_of_AWS_services_do_not_count_against_the_quota()
    {
        var mine = Add("a");
        table.Add(Made.Key("b", manager: KeyManagerType.AWS));
        var before = table.CustomerManaged;
        table.Remove(mine);

        Assert.That((before, table.CustomerManaged), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_key_takes_its_aliases_along_and_leaves_those_of_others()
    {
        var (key, other) = (Add("a"), Add("b"));
        table.AddAlias("alias/1", key, Made.Start);
        table.AddAlias("alias/2", other, Made.Start);
        table.AddAlias("alias/3", key, Made.Start);

        table.Remove(key);

        using var scope = Assert.EnterMultipleScope();
        Assert.That(table.Aliases.Select(alias => alias.Name), Is.EqualTo(new[] { "alias/2" }));
        Assert.That((table.FindKey("a"), table.FindAlias("alias/1")), Is.EqualTo(((object?)null, (object?)null)));
    }

    [Test]
    public void The_names_of_a_key_stand_in_their_order()
    {
        var key = Add("a");
        foreach (var name in new[] { "alias/2", "alias/10", "alias/1" }) table.AddAlias(name, key, Made.Start);

        Assert.That(table.AliasNamesOf(key), Is.EqualTo(new[] { "alias/1", "alias/10", "alias/2" }));
    }

    [Test]
    public void An_alias_that_is_moved_is_a_name_of_its_new_key_alone()
    {
        var (key, other) = (Add("a"), Add("b"));
        var alias = table.AddAlias("alias/1", key, Made.Start);

        table.MoveAlias(alias, other, Made.Start.AddDays(1));

        using var scope = Assert.EnterMultipleScope();
        Assert.That((table.AliasNamesOf(key), table.AliasNamesOf(other)), Is.EqualTo((Empty<string>(), new[] { "alias/1" })));
        Assert.That((alias.Target, alias.CreationDate, alias.LastUpdatedDate), Is.EqualTo((other, Made.Start, Made.Start.AddDays(1))));
    }

    [Test]
    public void A_name_is_free_again_once_its_alias_is_removed()
    {
        var (key, other) = (Add("a"), Add("b"));
        table.RemoveAlias(table.AddAlias("alias/1", key, Made.Start));

        table.AddAlias("alias/1", other, Made.Start);

        Assert.That((table.FindAlias("alias/1")?.Target, table.AliasNamesOf(key)), Is.EqualTo((other, Empty<string>())));
    }

    [Test]
    public void A_copy_goes_its_own_way()
    {
        table.AddAlias("alias/1", Add("a"), Made.Start);
        var copyOfKey = Made.Key("a");

        var copy = table.Copy(new StateCopy(TimeSpan.FromDays(1)), _ => copyOfKey);
        table.Remove(table.FindKey("a")!);

        using var scope = Assert.EnterMultipleScope();
        Assert.That(copy.FindAlias("alias/1")?.Target, Is.SameAs(copyOfKey).And.SameAs(copy.FindKey("a")));
        Assert.That((copy.Home, copy.CustomerManaged), Is.EqualTo((Made.Home, 1)));
        Assert.That(copy.FindAlias("alias/1")?.CreationDate, Is.EqualTo(Made.Start.AddDays(1)));
    }

    private static T[] Empty<T>() => [];

    private KmsKey Add(string keyId)
    {
        var key = Made.Key(keyId);
        table.Add(key);
        return key;
    }

    private void Add(params string[] keyIds)
    {
        foreach (var keyId in keyIds) Add(keyId);
    }
}
