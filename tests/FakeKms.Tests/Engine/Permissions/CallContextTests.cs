using FakeKms.Engine.Permissions;

namespace FakeKms.Tests.Engine.Permissions;

/// <summary>The condition keys of a question that no request belongs to.</summary>
public class CallContextTests
{
    [Test]
    public void Without_a_request_the_key_the_caller_and_the_way_are_known()
    {
        using var world = new PermissionWorld();

        var context = CallContext.Of(world.Call(), world.Key(PermissionWorld.Symmetric), Given());

        Assert.That(
            string.Join(' ', new[] { "kms:KeySpec", "aws:ResourceTag/Project", "aws:PrincipalType", "aws:SecureTransport", "kms:EncryptionContext:a", "kms:RequestAlias" }
                .Select(key => PermissionWorld.Read(context, key))),
            Is.EqualTo("SYMMETRIC_DEFAULT Alpha User true absent absent"));
    }

    [Test]
    public void What_is_given_goes_first_whatever_the_case_of_its_name()
    {
        using var world = new PermissionWorld();

        var context = CallContext.Of(world.Call(), world.Key(PermissionWorld.Symmetric), Given(
            ("kms:encryptioncontext:TENANT", ["7"]), ("kms:keyspec", ["RSA_2048"]), ("kms:EncryptionContextKeys", ["tenant", "role"]), ("aws:TagKeys", ["Project"])));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(PermissionWorld.Read(context, "kms:EncryptionContext:tenant"), Is.EqualTo("7"));
            Assert.That(PermissionWorld.Read(context, "kms:KeySpec"), Is.EqualTo("RSA_2048"));
            Assert.That(PermissionWorld.Read(context, "kms:EncryptionContextKeys"), Is.EqualTo("[role, tenant]"));
            Assert.That(PermissionWorld.Read(context, "aws:TagKeys"), Is.EqualTo("[Project]"));
        }
    }

    [Test]
    public void No_value_takes_a_key_away_or_leaves_it_without_values()
    {
        using var world = new PermissionWorld();

        var context = CallContext.Of(world.Call(), world.Key(PermissionWorld.Symmetric), Given(("kms:KeySpec", []), ("kms:ResourceAliases", [])));

        Assert.That((PermissionWorld.Read(context, "kms:KeySpec"), PermissionWorld.Read(context, "kms:ResourceAliases")), Is.EqualTo(("absent", "[]")));
    }

    [Test]
    public void A_condition_key_with_one_value_is_not_given_two()
    {
        using var world = new PermissionWorld();

        Assert.That(
            () => CallContext.Of(world.Call(), null, Given(("kms:ViaService", ["a", "b"]))),
            Throws.ArgumentException.With.Message.StartsWith("The condition key kms:ViaService has one value, not 2."));
    }

    [Test]
    public void What_is_given_of_tags_and_aliases_stays_with_identity_policies()
    {
        using var world = new PermissionWorld();

        var context = CallContext.Of(world.Call(), world.Key(PermissionWorld.Symmetric), Given(("aws:ResourceTag/Project", ["Beta"]), ("kms:ViaService", ["x"])));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(PermissionWorld.Read(context, "aws:ResourceTag/Project"), Is.EqualTo("Beta"));
            Assert.That(PermissionWorld.Read(context.ForResourcePolicy, "aws:ResourceTag/Project"), Is.EqualTo("absent"));
            Assert.That(PermissionWorld.Read(context.ForResourcePolicy, "kms:ViaService"), Is.EqualTo("x"));
        }
    }

    [Test]
    public void A_question_about_a_key_elsewhere_is_asked_there()
    {
        using var world = new PermissionWorld();
        var replica = world.Key(PermissionWorld.Global).MultiRegion!.In(PermissionWorld.Away);

        Assert.That(PermissionWorld.Read(CallContext.Of(world.Call(), replica, Given()), "aws:RequestedRegion"), Is.EqualTo(PermissionWorld.Away));
    }

    [TestCase("kms:KeySpec")]
    [TestCase("kms:CallerAccount")]
    public void A_question_about_no_key_has_no_condition_keys_of_keys(string key)
    {
        using var world = new PermissionWorld();

        Assert.That(PermissionWorld.Read(CallContext.Of(world.Call(), null, Given()), key), Is.EqualTo("absent"));
    }

    [Test]
    public void A_question_about_a_new_key_has_the_caller_among_its_condition_keys()
    {
        using var world = new PermissionWorld();

        Assert.That(PermissionWorld.Read(CallContext.Of(world.Call(), null, Given(), PermissionScope.NewKey), "kms:CallerAccount"), Is.EqualTo(PermissionWorld.Account));
    }

    [TestCase("kms:EncryptionContext:a:b/c", "kms:EncryptionContext:")]
    [TestCase("aws:RequestTag/a:b/c", "aws:RequestTag/")]
    [TestCase("kms:ViaService", "kms:ViaService")]
    [TestCase("kms::a", "kms::")]
    [TestCase("saml:aud", "saml:aud")]
    [TestCase("nothing", "nothing")]
    [TestCase("", "")]
    public void A_name_ends_where_the_name_of_a_pair_or_a_tag_begins(string name, string stem) => Assert.That(ConditionNames.StemOf(name), Is.EqualTo(stem));

    private static Dictionary<string, IReadOnlyList<string>> Given(params (string Key, IReadOnlyList<string> Values)[] given) =>
        given.ToDictionary(one => one.Key, one => one.Values);
}
