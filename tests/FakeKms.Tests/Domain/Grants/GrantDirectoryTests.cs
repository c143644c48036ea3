using FakeKms.Domain.Grants;
using FakeKms.Domain.Keys;
using FakeKms.Model;

namespace FakeKms.Tests.Domain.Grants;

internal sealed class GrantDirectoryTests
{
    private readonly GrantDirectory directory = new();
    private readonly KmsKey key = Made.Key("key");

    [Test]
    public void The_grants_to_several_grantees_are_in_the_order_of_their_ids()
    {
        Add("3", "ann");
        Add("1", "ben");
        Add("2", "cleo");
        Add("4", "ben");
        Add("B", "ann");
        Add("a", "ben");

        Assert.That(Found("ann", "ben", "nobody", "ann"), Is.EqualTo("1 3 4 B a"));
    }

    [Test]
    public void The_grants_to_one_grantee_are_in_the_order_of_their_ids()
    {
        Add("2", "ann");
        Add("1", "ann");
        Add("3", "ben");

        Assert.That(Found("ann", "nobody"), Is.EqualTo("1 2"));
    }

    [Test]
    public void Nobody_has_grants_on_another_key()
    {
        Add("1", "ann");

        Assert.That(directory.Of(Made.Key("other"), ["ann"]), Is.Empty);
    }

    [Test]
    public void A_grant_that_ended_is_not_found_by_its_grantee()
    {
        var ended = Add("1", "ann");
        Add("2", "ann");

        directory.Remove(ended);

        Assert.That(Found("ann"), Is.EqualTo("2"));
    }

    [Test]
    public void A_copy_finds_grants_by_their_grantees()
    {
        Add("1", "ann");

        var copy = directory.Copy(new StateCopy(TimeSpan.Zero), same => same);

        Assert.That(copy.Of(key, ["ann"]).Single().GrantId, Is.EqualTo("1"));
    }

    [Test]
    public void A_copy_finds_grants_by_their_tokens()
    {
        directory.AddToken(Add("1", "ann"), "token");

        var copy = directory.Copy(new StateCopy(TimeSpan.Zero), same => same);

        Assert.That(copy.FindByToken("token", Made.Home.Region)?.GrantId, Is.EqualTo("1"));
    }

    [Test]
    public void A_grant_that_ends_in_a_copy_takes_its_tokens_with_it()
    {
        directory.AddToken(Add("1", "ann"), "token");
        var copy = directory.Copy(new StateCopy(TimeSpan.Zero), same => same);

        copy.Remove(copy.FindById("1")!);

        Assert.That(copy.FindByToken("token", Made.Home.Region), Is.Null);
    }

    private string Found(params string[] grantees) => string.Join(' ', directory.Of(key, grantees).Select(grant => grant.GrantId));

    private KeyGrant Add(string id, string grantee)
    {
        var terms = new GrantTerms { GranteePrincipal = grantee, Operations = ["Encrypt"], IssuingAccount = Made.Home.AccountPrincipal };
        var grant = new KeyGrant(key, id, terms, Made.Start);
        directory.Add(grant);
        return grant;
    }
}
