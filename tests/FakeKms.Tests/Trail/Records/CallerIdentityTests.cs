using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace FakeKms.Tests.Trail.Records;

/// <summary>Who a record says has called: what the expected records of each kind of caller do not show.</summary>
public class CallerIdentityTests : InMemory
{
    private static readonly KmsCaller Role = KmsCaller.AssumedRole("Ledger", "nightly");

    private KmsUserIdentity LastIdentity => Kms.Trail[^1].UserIdentity;

    [Test]
    public async Task A_session_begins_when_its_caller_first_gets_a_client_and_keeps_that_date()
    {
        Kms.Advance(TimeSpan.FromHours(1));
        await ListAsync(Role);
        Kms.Advance(TimeSpan.FromHours(1));
        await ListAsync(Role);

        Assert.That(LastIdentity.SessionContext!.CreationDate, Is.EqualTo(Pinned.Start.AddHours(1)));
    }

    [Test]
    public async Task Two_callers_with_one_access_key_id_are_told_apart_and_both_recorded_with_it()
    {
        await ListAsync(KmsCaller.IamUser("Bob"));
        var bob = LastIdentity;
        await ListAsync(KmsCaller.IamUser("Carol"));

        Assert.That((bob.UserName, bob.AccessKeyId, LastIdentity.UserName, LastIdentity.AccessKeyId), Is.EqualTo(("Bob", "AKIAIOSFODNN7EXAMPLE", "Carol", "AKIAIOSFODNN7EXAMPLE")));
    }

    [Test]
    public async Task A_user_of_the_same_name_below_another_path_is_another_one()
    {
        await ListAsync(KmsCaller.IamUser("division/Bob"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail[^1].IsBy(KmsCaller.IamUser("division/Bob")), Is.True);
            Assert.That(Kms.Trail[^1].IsBy(KmsCaller.IamUser("Bob")), Is.False);
            Assert.That(Kms.Trail[^1].IsBy(KmsCaller.IamUser("other/Bob")), Is.False);
        }
    }

    [Test]
    public async Task Equal_callers_are_one()
    {
        await ListAsync(Role);
        var first = LastIdentity;
        await ListAsync(KmsCaller.AssumedRole("Ledger", "nightly"));

        Assert.That(LastIdentity, Is.EqualTo(first));
    }

    [TestCase("local-dev")]
    [TestCase("test")]
    [TestCase("a.b+c=d")]
    public async Task A_client_of_the_user_with_an_unknown_access_key_is_the_default_caller_with_that_key(string accessKeyId)
    {
        using var client = OwnClient.Of(Kms, accessKeyId);

        await client.ListKeysAsync(new ListKeysRequest());

        Assert.That((LastIdentity.UserName, LastIdentity.AccessKeyId), Is.EqualTo(("Alice", accessKeyId)));
    }

    [Test]
    public async Task Long_term_credentials_have_no_session()
    {
        await ListAsync(KmsCaller.IamUser("Bob"));
        var user = LastIdentity.SessionContext;
        await ListAsync(KmsCaller.Root());

        Assert.That((user, LastIdentity.SessionContext), Is.EqualTo(((KmsSessionContext?)null, (KmsSessionContext?)null)));
    }

    [Test]
    public async Task A_service_that_calls_by_itself_has_no_session_even_if_it_is_given_one()
    {
        await ListAsync(KmsCaller.AwsService("dsql.amazonaws.com").WithSession(Pinned.Start));

        Assert.That(Kms.Trail[^1].Value("userIdentity")!.Value.GetRawText(), Is.EqualTo("""{"type":"AWSService","invokedBy":"dsql.amazonaws.com"}"""));
    }

    [Test]
    public async Task Root_goes_by_the_number_of_its_account_unless_it_is_given_another_principal_id()
    {
        await ListAsync(KmsCaller.Root());
        var own = LastIdentity.PrincipalId;
        await ListAsync(KmsCaller.Root().WithPrincipalId("444455556666"));

        Assert.That((own, LastIdentity.PrincipalId), Is.EqualTo(("111122223333", "444455556666")));
    }

    [Test]
    public async Task A_step_of_a_scenario_has_the_caller_that_it_was_given()
    {
        await Kms.Scenario("two callers").CreateKey("alias/cards").As(Role).DescribeKey("alias/cards").RunAsync();

        Assert.That(Kms.Trail.Select(record => record.UserIdentity.Type), Is.EqualTo(new[] { "IAMUser", "AssumedRole" }));
    }

    [Test]
    public async Task The_endpoint_in_China_has_the_domain_of_China()
    {
        using var client = Kms.CreateClient(config => config.AuthenticationRegion = "cn-north-1");
        await client.ListKeysAsync(new ListKeysRequest());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail[^1].TlsDetails!.ClientProvidedHostHeader, Is.EqualTo("kms.cn-north-1.amazonaws.com.cn"));
            Assert.That(LastIdentity.Arn, Is.EqualTo("arn:aws-cn:iam::111122223333:user/Alice"));
        }
    }

    [Test]
    public async Task The_user_agent_is_what_the_client_sends_unless_the_caller_says_another()
    {
        await ListAsync(KmsCaller.IamUser("Bob"));
        var real = Kms.Trail[^1].UserAgent;
        await ListAsync(KmsCaller.IamUser("Bob").WithUserAgent("cards/1.0"));

        Assert.That((real.StartsWith("aws-sdk-dotnet", StringComparison.Ordinal), Kms.Trail[^1].UserAgent), Is.EqualTo((true, "cards/1.0")));
    }

    [Test]
    public async Task Each_record_has_the_user_agent_of_the_client_that_called()
    {
        using var cards = Kms.CreateClient(config => config.ClientAppId = "cards");
        await Client.ListKeysAsync(new ListKeysRequest());
        await cards.ListKeysAsync(new ListKeysRequest());
        await cards.ListKeysAsync(new ListKeysRequest());
        await Client.ListKeysAsync(new ListKeysRequest());

        Assert.That(
            Kms.Trail.Select(record => record.UserAgent.Contains("app/cards", StringComparison.Ordinal)), Is.EqualTo(new[] { false, true, true, false }));
    }

    private async Task ListAsync(KmsCaller caller)
    {
        using var client = Kms.CreateClient(caller);
        await client.ListKeysAsync(new ListKeysRequest());
    }
}
