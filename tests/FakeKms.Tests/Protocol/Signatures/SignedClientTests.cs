using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace FakeKms.Tests.Protocol.Signatures;

/// <summary>Clients of the AWS SDK against a server that checks signatures.</summary>
public sealed class SignedClientTests : Checking
{
    [Test]
    public async Task Clients_that_the_server_makes_sign_right()
    {
        KmsCaller[] callers =
        [
            Alice, Vault, KmsCaller.IamUser("bob"), KmsCaller.Root(), KmsCaller.FederatedUser("zoe", "bob"), KmsCaller.AssumedRole("Other", "one"),
            KmsCaller.IamUser("bob").WithSession(Pinned.Start), KmsCaller.IamUser("bob").ThroughService("secretsmanager.amazonaws.com"),
            KmsCaller.AwsService("dsql.amazonaws.com"), KmsCaller.IamUser("bob").ThroughConsole(),
        ];

        foreach (var caller in callers)
        {
            using var client = Kms.CreateClient(caller, "eu-west-1");
            await client.ListKeysAsync(new ListKeysRequest());
        }

        Assert.That(Kms.Trail.Select(record => record.UserIdentity.Type), Is.EqualTo(new[]
        {
            "IAMUser", "AssumedRole", "IAMUser", "Root", "FederatedUser", "AssumedRole", "IAMUser", "IAMUser", "AWSService", "IAMUser",
        }));
    }

    [Test]
    public async Task They_go_on_when_the_clock_has_moved_on()
    {
        Kms.Advance(TimeSpan.FromDays(400));

        await Client.ListKeysAsync(new ListKeysRequest());

        Assert.That(Kms.Trail, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Scenarios_and_forks_sign_right_too()
    {
        await Kms.Scenario("two callers").CreateKey("alias/cards").As(Vault).Encrypt("alias/cards", "4111", into: "card").Decrypt(from: "card");
        await using var fork = Kms.Fork();
        using var client = fork.CreateClient(Vault);

        await client.DescribeKeyAsync("alias/cards");

        using var wrong = OwnClient.Of(fork, new BasicAWSCredentials("AKIAALICE", "wrong"));
        Assert.That(await ErrorOf(() => wrong.ListKeysAsync(new ListKeysRequest())), Is.EqualTo(Mismatch));
    }

    [Test]
    public async Task A_client_of_the_test_signs_with_the_secret_that_the_caller_was_given()
    {
        using var right = OwnClient.Of(Kms, new BasicAWSCredentials("AKIAALICE", "alice's secret"));
        using var session = OwnClient.Of(Kms, new SessionAWSCredentials("ASIAVAULT", "vault's secret", "vault/token+1="));

        await right.ListKeysAsync(new ListKeysRequest());
        await session.ListKeysAsync(new ListKeysRequest());

        Assert.That(Kms.Trail.Select(record => record.UserIdentity.AccessKeyId), Is.EqualTo(new[] { "AKIAALICE", "ASIAVAULT" }));
    }

    [Test]
    public async Task A_client_of_the_test_that_signs_otherwise_is_refused_as_by_AWS()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ListAs(new BasicAWSCredentials("AKIAALICE", "bob's secret")), Is.EqualTo(Mismatch));
            Assert.That(await ListAs(new BasicAWSCredentials("AKIANOBODY", "alice's secret")), Is.EqualTo(InvalidToken));
            Assert.That(await ListAs(new BasicAWSCredentials("ASIAVAULT", "vault's secret")), Is.EqualTo(InvalidToken));
            Assert.That(await ListAs(new SessionAWSCredentials("ASIAVAULT", "vault's secret", "other")), Is.EqualTo(InvalidToken));
            Assert.That(await ListAs(new SessionAWSCredentials("AKIAALICE", "alice's secret", "any")), Is.EqualTo(InvalidToken));
            Assert.That(await ListAs(new AnonymousAWSCredentials()), Is.EqualTo("MissingAuthenticationTokenException: Missing Authentication Token"));
            Assert.That(Kms.Trail, Is.Empty);
        }
    }

    [Test]
    public async Task Credentials_of_a_caller_without_any_are_made_up_and_are_the_same_ones_in_every_run()
    {
        var dora = KmsCaller.AssumedRole("Dora", "one").WithAccessKeyId("ASIADORA");
        var credentials = await Kms.CredentialsOf(dora).GetCredentialsAsync();
        await using var another = FakeKmsServer.Start(k => k.WithSeed(7).WithSignatureCheck().WithKnownCaller(dora));
        using var client = OwnClient.Of(another, new SessionAWSCredentials(credentials.AccessKey, credentials.SecretKey, credentials.Token));

        await client.ListKeysAsync(new ListKeysRequest());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(another.Trail.Single().UserIdentity.Arn, Is.EqualTo("arn:aws:sts::111122223333:assumed-role/Dora/one"));
            Assert.That(credentials.SecretKey, Has.Length.EqualTo(40));
            Assert.That((await Kms.CredentialsOf(KmsCaller.IamUser("carol").WithAccessKeyId("AKIACAROL")).GetCredentialsAsync()).Token, Is.Empty);
        }
    }

    [Test]
    public async Task A_known_caller_with_another_secret_is_that_caller_who_does_not_know_the_secret()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ListAs(Alice.WithSecretAccessKey("guess")), Is.EqualTo(Mismatch));
            Assert.That(await ListAs(Vault.WithSessionToken("guess")), Is.EqualTo(InvalidToken));
            Assert.That(await ListAs(KmsCaller.IamUser("alice").WithAccessKeyId("AKIAALICE")), Is.EqualTo("no error"));
            Assert.That(Kms.Trail.Select(record => record.UserIdentity.AccessKeyId), Is.EqualTo(new[] { "AKIAALICE" }));
        }
    }

    [Test]
    public async Task Two_callers_with_one_access_key_id_have_secrets_of_their_own()
    {
        var (one, two) = (KmsCaller.IamUser("one"), KmsCaller.IamUser("two"));
        var first = await Kms.CredentialsOf(one).GetCredentialsAsync();
        var second = await Kms.CredentialsOf(two).GetCredentialsAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.SecretKey, Is.Not.EqualTo(first.SecretKey));
            Assert.That(await ListAs(new BasicAWSCredentials(second.AccessKey, first.SecretKey)), Is.EqualTo(Mismatch));
            Assert.That(await ListAs(new BasicAWSCredentials(second.AccessKey, second.SecretKey)), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task A_session_that_is_opened_again_is_another_one()
    {
        var session = KmsCaller.AssumedRole("Batch", "one").WithSessionExpiration(Pinned.Start.AddHours(1));
        using var client = Kms.CreateClient(session);
        Kms.Advance(TimeSpan.FromHours(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => client.ListKeysAsync(new ListKeysRequest()),
                Throws.InstanceOf<AmazonServiceException>().With.Property("ErrorCode").EqualTo("ExpiredTokenException"));
            Assert.That(await ListAs(session.WithSessionExpiration(Pinned.Start.AddHours(2))), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task A_server_that_was_not_asked_to_checks_nothing()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithCaller(Alice));
        using var wrong = OwnClient.Of(kms, new BasicAWSCredentials("AKIAALICE", "wrong"));
        using var unknown = OwnClient.Of(kms, new SessionAWSCredentials("AKIANOBODY", "wrong", "wrong"));
        using var expired = kms.CreateClient(KmsCaller.AssumedRole("Batch", "one").WithSessionExpiration(Pinned.Start.AddYears(-1)));

        await wrong.ListKeysAsync(new ListKeysRequest());
        await unknown.ListKeysAsync(new ListKeysRequest());
        await expired.ListKeysAsync(new ListKeysRequest());

        Assert.That(kms.Trail, Has.Count.EqualTo(3));
    }

    private async Task<string> ListAs(AWSCredentials credentials)
    {
        using var client = OwnClient.Of(Kms, credentials);
        return await ErrorOf(() => client.ListKeysAsync(new ListKeysRequest()));
    }

    private async Task<string> ListAs(KmsCaller caller)
    {
        using var client = Kms.CreateClient(caller);
        return await ErrorOf(() => client.ListKeysAsync(new ListKeysRequest()));
    }
}
