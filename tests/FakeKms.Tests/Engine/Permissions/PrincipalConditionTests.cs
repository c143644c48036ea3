using FakeKms.Engine.State;

namespace FakeKms.Tests.Engine.Permissions;

/// <summary>What policies find of the caller.</summary>
public class PrincipalConditionTests
{
    private static readonly KmsCaller Bob = KmsCaller.IamUser("division/Bob").WithPrincipalId("AIDABOB");
    private static readonly KmsCaller Vault = KmsCaller.AssumedRole("service-role/Vault", "deploy").WithPrincipalId("AROAVAULT");
    private static readonly KmsCaller Fred = KmsCaller.FederatedUser("Fred", "Bob");
    private static readonly KmsCaller Logs = KmsCaller.AwsService("logs.amazonaws.com");

    private static IEnumerable<TestCaseData> Cases =>
    [
        Of("aws:PrincipalArn", "arn:aws:iam::111122223333:user/division/Bob", "arn:aws:iam::111122223333:role/service-role/Vault", "arn:aws:sts::111122223333:federated-user/Fred", "arn:aws:iam::111122223333:root", "absent"),
        Of("aws:PrincipalAccount", "111122223333", "111122223333", "111122223333", "111122223333", "absent"),
        Of("kms:CallerAccount", "111122223333", "111122223333", "111122223333", "111122223333", "absent"),
        Of("aws:PrincipalType", "User", "AssumedRole", "FederatedUser", "Account", "absent"),
        Of("aws:username", "Bob", "absent", "absent", "absent", "absent"),
        Of("aws:userid", "AIDABOB", "AROAVAULT:deploy", "111122223333:Fred", "111122223333", "absent"),
        Of("aws:PrincipalIsAWSService", "false", "false", "false", "false", "true"),
        Of("aws:PrincipalServiceName", "absent", "absent", "absent", "absent", "logs.amazonaws.com"),
        Of("aws:PrincipalServiceNamesList", "absent", "absent", "absent", "absent", "[logs.amazonaws.com]"),
        Of("aws:SourceAccount", "absent", "absent", "absent", "absent", "111122223333"),
        Of("aws:PrincipalOrgID", "o-a1b2c3d4e5", "o-a1b2c3d4e5", "o-a1b2c3d4e5", "o-a1b2c3d4e5", "absent"),
        Of("aws:PrincipalOrgPaths", "[o-a1b2c3d4e5/r-ab12/]", "[o-a1b2c3d4e5/r-ab12/]", "[o-a1b2c3d4e5/r-ab12/]", "[o-a1b2c3d4e5/r-ab12/]", "absent"),
        Of("aws:SourceOrgID", "absent", "absent", "absent", "absent", "o-a1b2c3d4e5"),
        Of("aws:MultiFactorAuthPresent", "absent", "false", "false", "absent", "absent"),
        Of("aws:MultiFactorAuthAge", "absent", "absent", "absent", "absent", "absent"),
        Of("aws:TokenIssueTime", "absent", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "absent", "absent"),
    ];

    [TestCaseSource(nameof(Cases))]
    public void A_condition_key_of_the_caller_is_there_for_the_callers_that_have_it(string key, string user, string role, string federated, string root, string service)
    {
        using var world = new PermissionWorld().With(settings => settings with { Organizations = [new(PermissionWorld.Account, "o-a1b2c3d4e5", "o-a1b2c3d4e5/r-ab12/")] });

        Assert.That(
            new[] { Bob, Vault, Fred, KmsCaller.Root(), Logs }.Select(caller => world.Value(key, caller: caller)),
            Is.EqualTo(new[] { user, role, federated, root, service }));
    }

    [TestCase("aws:PrincipalOrgID")]
    [TestCase("aws:PrincipalOrgPaths")]
    [TestCase("aws:SourceOrgID")]
    public void Without_an_organization_nobody_has_one(string key)
    {
        using var world = new PermissionWorld().With(settings => settings with { Organizations = [new("444455556666", "o-a1b2c3d4e5", "o-a1b2c3d4e5/r-ab12/")] });

        Assert.That((world.Value(key, caller: Bob), world.Value(key, caller: Logs)), Is.EqualTo(("absent", "absent")));
    }

    [Test]
    public void A_service_tells_the_resource_that_it_calls_for()
    {
        using var world = new PermissionWorld();
        const string Group = "arn:aws:logs:us-east-1:111122223333:log-group:cards";

        Assert.That((world.Value("aws:SourceArn", caller: Logs.ForResource(Group)), world.Value("aws:SourceArn", caller: Logs)), Is.EqualTo((Group, "absent")));
    }

    [Test]
    public void Only_a_service_calls_for_a_resource_and_only_by_its_ARN()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Bob.ForResource("arn:aws:logs:us-east-1:111122223333:log-group:cards"),
                Throws.InvalidOperationException.With.Message.EqualTo("A caller of the type IAMUser calls for no resource; an AWS service does: KmsCaller.AwsService(\"logs.amazonaws.com\")."));
            Assert.That(() => Logs.ForResource("log-group:cards"), Throws.ArgumentException.With.Message.StartsWith("'log-group:cards' is not an ARN."));
        }
    }

    [Test]
    public void A_session_with_multi_factor_authentication_tells_its_age()
    {
        using var world = new PermissionWorld();
        world.Kms.Advance(TimeSpan.FromMinutes(2));
        var caller = Bob.WithSession(Pinned.Start.AddSeconds(30.5), mfaAuthenticated: true);

        Assert.That(
            (world.Value("aws:MultiFactorAuthPresent", caller: caller), world.Value("aws:MultiFactorAuthAge", caller: caller), world.Value("aws:TokenIssueTime", caller: caller)),
            Is.EqualTo(("true", "89", "2026-01-01T00:00:30Z")));
    }

    [TestCase("aws:TokenIssueTime")]
    [TestCase("aws:MultiFactorAuthPresent")]
    [TestCase("aws:MultiFactorAuthAge")]
    public void The_session_of_a_service_is_none_of_a_principal(string key)
    {
        using var world = new PermissionWorld();

        Assert.That(world.Value(key, caller: Logs.WithSession(Pinned.Start, mfaAuthenticated: true)), Is.EqualTo("absent"));
    }

    [Test]
    public void The_tags_of_a_principal_are_found_whatever_the_case_of_their_keys()
    {
        using var world = new PermissionWorld().With(settings => settings with
        {
            Principals = new([new(PrincipalKind.User, PermissionWorld.Account, "/division/", "Bob") { Tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Team"] = "cards" } }]),
        });

        Assert.That(
            (world.Value("aws:PrincipalTag/team", caller: Bob), world.Value("aws:PrincipalTag/Stage", caller: Bob), world.Value("aws:PrincipalTag/Team", caller: Vault)),
            Is.EqualTo(("cards", "absent", "absent")));
    }

    private static TestCaseData Of(string key, params string[] values) => new TestCaseData([key, .. values]).SetArgDisplayNames(key);
}
