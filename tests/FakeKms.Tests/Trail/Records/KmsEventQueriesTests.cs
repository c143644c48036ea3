using System.Runtime.CompilerServices;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Records;

public class KmsEventQueriesTests : InMemory
{
    private const string Cards = "alias/cards";

    [Test]
    public async Task Filters_chain_on_the_trail_and_on_what_came_after_a_mark()
    {
        var blob = await Client.EncryptTextAsync(Cards, "x");
        await Client.DisableKeyAsync(Kms.Key(Cards).KeyId);
        var mark = Kms.Trail.Count;
        await ErrorOf(() => Client.DecryptTextAsync(blob));
        await Client.CreateKeyAsync(new CreateKeyRequest());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.OnKey(Cards).Named("Decrypt", "Encrypt").WithoutError().Select(Name), Is.EqualTo(new[] { "Encrypt" }));
            Assert.That(Kms.Trail.Since(mark).OnKey(Cards).WithError().Select(Name), Is.EqualTo(new[] { "Decrypt" }));
            Assert.That(Kms.Trail.WithErrorCode("DisabledException").Select(Name), Is.EqualTo(new[] { "Decrypt" }));
            Assert.That(Kms.Trail.WithErrorCode("NotFoundException"), Is.Empty);
        }
    }

    [Test]
    public async Task A_key_is_found_by_its_id_its_ARN_and_its_alias()
    {
        await Client.DescribeKeyAsync(Cards);
        await Client.CreateKeyAsync(new CreateKeyRequest());
        var key = Kms.Key(Cards);

        foreach (var name in new[] { key.KeyId, key.Arn, Cards, key.Arn.Replace("key/" + key.KeyId, Cards, StringComparison.Ordinal) })
            Assert.That(Kms.Trail.OnKey(name).Select(Name), Is.EqualTo(new[] { "DescribeKey" }), name);
    }

    [TestCase("Alice")]
    [TestCase("arn:aws:iam::111122223333:user/Alice")]
    [TestCase("AIDAALICE")]
    [TestCase("AKIAALICE")]
    public async Task A_user_is_found_by_each_of_its_names(string name)
    {
        using var alice = Kms.CreateClient(KmsCaller.IamUser("Alice").WithPrincipalId("AIDAALICE").WithAccessKeyId("AKIAALICE"));
        using var bob = Kms.CreateClient(KmsCaller.IamUser("Bob").WithPrincipalId("AIDABOB").WithAccessKeyId("AKIABOB"));
        await bob.ListKeysAsync(new ListKeysRequest());
        await alice.ListAliasesAsync(new ListAliasesRequest());

        Assert.That(Kms.Trail.By(name).Select(Name), Is.EqualTo(new[] { "ListAliases" }));
    }

    [TestCase("deploy")]
    [TestCase("arn:aws:sts::111122223333:assumed-role/Vault/deploy")]
    [TestCase("arn:aws:iam::111122223333:role/Vault")]
    public async Task A_session_of_a_role_is_found_by_its_name_its_ARN_and_that_of_the_role(string name)
    {
        using var deploy = Kms.CreateClient(KmsCaller.AssumedRole("Vault", "deploy"));
        await Client.ListKeysAsync(new ListKeysRequest());
        await deploy.ListAliasesAsync(new ListAliasesRequest());

        Assert.That(Kms.Trail.By(name).Select(Name), Is.EqualTo(new[] { "ListAliases" }));
    }

    [Test]
    public async Task A_service_is_found_by_its_principal_and_one_that_hands_on_a_call_is_not_its_caller()
    {
        using var service = Kms.CreateClient(KmsCaller.AwsService("dsql.amazonaws.com"));
        using var through = Kms.CreateClient(KmsCaller.IamUser("Bob").ThroughService("dsql.amazonaws.com"));
        await service.ListKeysAsync(new ListKeysRequest());
        await through.ListAliasesAsync(new ListAliasesRequest());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.By("dsql.amazonaws.com").Select(Name), Is.EqualTo(new[] { "ListKeys" }));
            Assert.That(Kms.Trail.By("Bob").Select(Name), Is.EqualTo(new[] { "ListAliases" }));
        }
    }

    [Test]
    public async Task A_caller_is_told_apart_from_others_with_the_same_access_key_id()
    {
        KmsCaller[] callers =
        [
            KmsCaller.IamUser("Bob"), KmsCaller.Root(), KmsCaller.AssumedRole("Vault", "deploy"), KmsCaller.AssumedRole("Vault", "read"),
            KmsCaller.FederatedUser("Carol", "Alice"), KmsCaller.AwsService("dsql.amazonaws.com"),
            KmsCaller.AssumedRole("Vault", "deploy").ThroughService("secretsmanager.amazonaws.com"),
            KmsCaller.IamUser("Alice").WithAccountId("444455556666"), KmsCaller.IamUser("Alice").WithAccountId("111122223333"),
        ];
        foreach (var caller in callers)
        {
            using var client = Kms.CreateClient(caller);
            await client.ListKeysAsync(new ListKeysRequest());
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(callers.Select(caller => Kms.Trail.By(caller).Count), Is.All.EqualTo(1));
            Assert.That(Kms.Trail.By(KmsCaller.IamUser("Alice")), Has.Count.EqualTo(2), "without an account she is found in both");
            Assert.That(Kms.Trail.Select(record => record.IsBy(callers[0])), Is.EqualTo(callers.Select(caller => caller == callers[0])));
        }
    }

    [Test]
    public async Task A_caller_whom_the_server_knows_by_no_access_key_is_the_default_one()
    {
        using var client = OwnClient.Of(Kms, "unknown");
        await client.ListKeysAsync(new ListKeysRequest());

        Assert.That(Kms.Trail.By(Kms.Caller).By("unknown"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Records_are_found_by_account_and_Region()
    {
        using var far = Kms.CreateClient(config => config.AuthenticationRegion = "eu-west-1");
        using var foreign = Kms.CreateClient(KmsCaller.IamUser("Eve").WithAccountId("444455556666"));
        await Client.ListKeysAsync(new ListKeysRequest());
        await far.ListAliasesAsync(new ListAliasesRequest());
        await foreign.CreateKeyAsync(new CreateKeyRequest());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.InRegion("eu-west-1").Select(Name), Is.EqualTo(new[] { "ListAliases" }));
            Assert.That(Kms.Trail.InAccount("444455556666").Select(Name), Is.EqualTo(new[] { "CreateKey" }));
            Assert.That(Kms.Trail.InAccount("111122223333").InRegion("us-east-1").Select(Name), Is.EqualTo(new[] { "ListKeys" }));
        }
    }

    [Test]
    public async Task A_span_of_time_has_both_its_ends_and_does_not_count_fractions()
    {
        var start = Kms.Clock.GetUtcNow();
        for (var second = 0; second < 4; second++)
        {
            await Client.ListKeysAsync(new ListKeysRequest { Limit = second + 1 });
            Kms.Advance(TimeSpan.FromSeconds(1));
        }

        var found = Kms.Trail.Between(start.AddMilliseconds(1900), start.AddMilliseconds(2100));

        Assert.That(found.Select(record => record.Value<int>("requestParameters.limit")), Is.EqualTo(new[] { 2, 3 }));
    }

    [Test]
    public async Task What_a_filter_answered_does_not_change()
    {
        await Client.ListKeysAsync(new ListKeysRequest());
        var before = Kms.Trail.Named("ListKeys");
        await Client.ListKeysAsync(new ListKeysRequest());
        Kms.Trail.Clear();

        Assert.That(before, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_value_is_found_at_its_path_as_what_it_says()
    {
        using var vault = Kms.CreateClient(KmsCaller.AssumedRole("Vault", "deploy"));
        await Client.EncryptTextAsync(Cards, "x", new() { ["tenant"] = "7" });
        await vault.ListKeysAsync(new ListKeysRequest { Limit = 5 });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.WithValue("requestParameters.encryptionContext.tenant", "7").Select(Name), Is.EqualTo(new[] { "Encrypt" }));
            Assert.That(Kms.Trail.WithValue("requestParameters.limit", 5).Select(Name), Is.EqualTo(new[] { "ListKeys" }));
            Assert.That(Kms.Trail.WithValue("requestParameters.limit", null).Select(Name), Is.EqualTo(new[] { "Encrypt" }));
            Assert.That(Kms.Trail.WithValue("userIdentity.sessionContext.attributes.mfaAuthenticated", false).Select(Name), Is.EqualTo(new[] { "ListKeys" }));
            Assert.That(Kms.Trail.WithValue("eventName", "Decrypt"), Is.Empty);
        }
    }

    [Test]
    public void A_filter_that_could_find_nothing_is_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Trail.Named(), Throws.ArgumentException.With.Message.StartsWith("Named needs the name of an event"));
            Assert.That(() => Kms.Trail.Between(Pinned.Start, Pinned.Start.AddTicks(-1)),
                Throws.ArgumentException.With.Message.StartsWith("The span ends at 2025-12-31T23:59:59.9999999+00:00, before it begins"));
            Assert.That(() => Kms.Trail.WithValue("resources", new[] { Cards }),
                Throws.ArgumentException.With.Message.Contains("not with System.String[]. Read lists and objects with Value<T>(path)."));
        }
    }

    [TestCaseSource(nameof(Arguments))]
    public void A_text_that_is_missing_or_blank_is_refused_by_name(string parameter, Action<IEnumerable<KmsEvent>, string> use)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => use([], null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo(parameter));
            Assert.That(() => use([], ""), Throws.ArgumentException.With.Property("ParamName").EqualTo(parameter));
            Assert.That(() => use([], " "), Throws.ArgumentException.With.Property("ParamName").EqualTo(parameter));
            Assert.That(() => use(null!, "x"), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("records"));
        }
    }

    private static IEnumerable<TestCaseData> Arguments()
    {
        yield return Refused("key", (records, text) => records.OnKey(text));
        yield return Refused("principal", (records, text) => records.By(text));
        yield return Refused("eventNames", (records, text) => records.Named("Decrypt", text));
        yield return Refused("errorCode", (records, text) => records.WithErrorCode(text));
        yield return Refused("accountId", (records, text) => records.InAccount(text));
        yield return Refused("region", (records, text) => records.InRegion(text));
        yield return Refused("path", (records, text) => records.WithValue(text, 1));
        yield return Refused("eventName", (records, text) => records.ShouldContain(text, times: 0));
        yield return Refused("eventName", (records, text) => records.ShouldNotContain(text));
        yield return Refused("eventNames", (records, text) => records.ShouldContainInOrder("Decrypt", text));
        yield return Refused("key", (records, text) => records.ToKeyPolicy(text));
    }

    private static TestCaseData Refused(
        string parameter, Action<IEnumerable<KmsEvent>, string> use, [CallerArgumentExpression(nameof(use))] string text = "") =>
        new TestCaseData(parameter, use).SetArgDisplayNames(parameter, text);

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey(Cards);

    private static string Name(KmsEvent record) => record.EventName;
}
