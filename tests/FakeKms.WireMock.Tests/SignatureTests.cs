using System.Globalization;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using FakeKms.Crypto.Signatures;

namespace FakeKms.Http.Tests;

/// <summary>Signatures are checked over HTTP as in memory: what arrives is what was signed.</summary>
public sealed class SignatureTests
{
    private static readonly KmsCaller Vault =
        KmsCaller.AssumedRole("Vault", "deploy").WithAccessKeyId("ASIAVAULT").WithSecretAccessKey("vault's secret").WithSessionToken("vault/token+1=");

    [Test]
    public async Task Clients_of_the_endpoint_sign_right_also_in_a_scope_and_around_hooks()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithSignatureCheck().WithCaller(Vault).WithKey("alias/cards"));
        using var client = kms.OverHttp().CreateClient();
        using var other = kms.OverHttp().CreateClient(KmsCaller.IamUser("bob"), "eu-west-1");
        kms.Faults.When("DescribeKey").Run(async _ => await client.ListAliasesAsync(new ListAliasesRequest()));
        using var mine = kms.Trail.Scope();

        await client.DescribeKeyAsync("alias/cards");
        await other.ListKeysAsync(new ListKeysRequest());
        await kms.OverHttp().Scenario("one call").Encrypt("alias/cards", "4111", into: "card");

        Assert.That(mine.Select(record => record.EventName), Is.EqualTo(new[] { "ListAliases", "DescribeKey", "ListKeys", "Encrypt" }));
    }

    [Test]
    public async Task A_client_that_signs_otherwise_is_refused_as_by_AWS()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithSignatureCheck().WithKnownCaller(Vault));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ListAs(kms, new SessionAWSCredentials("ASIAVAULT", "vault's secret", "vault/token+1=")), Is.EqualTo("no error"));
            Assert.That(await ListAs(kms, new SessionAWSCredentials("ASIAVAULT", "guess", "vault/token+1=")), Is.EqualTo("InvalidSignatureException"));
            Assert.That(await ListAs(kms, new SessionAWSCredentials("ASIAVAULT", "vault's secret", "guess")), Is.EqualTo("UnrecognizedClientException"));
            Assert.That(await ListAs(kms, new BasicAWSCredentials("AKIANOBODY", "guess")), Is.EqualTo("UnrecognizedClientException"));
            Assert.That(await ListAs(kms, new AnonymousAWSCredentials()), Is.EqualTo("MissingAuthenticationTokenException"));
            Assert.That(kms.Trail, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task A_session_that_has_expired_is_refused()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithSignatureCheck());
        using var client = kms.OverHttp().CreateClient(Vault.WithSessionExpiration(kms.Clock.GetUtcNow().AddHours(1)));
        await client.ListKeysAsync(new ListKeysRequest());
        kms.Advance(TimeSpan.FromHours(1));

        Assert.That(
            () => client.ListKeysAsync(new ListKeysRequest()),
            Throws.InstanceOf<AmazonKeyManagementServiceException>().With.Property("ErrorCode").EqualTo("ExpiredTokenException"));
    }

    [Test]
    public async Task Another_process_signs_right_with_the_variables_of_the_environment([Values] bool session)
    {
        await using var kms = FakeKmsServer.Start(k => k.WithSignatureCheck().WithCaller(session ? Vault : KmsCaller.IamUser("alice")));
        var variables = kms.OverHttp().EnvironmentVariables;
        var (key, secret) = (variables["AWS_ACCESS_KEY_ID"], variables["AWS_SECRET_ACCESS_KEY"]);

        var error = await ListAs(kms, session ? new SessionAWSCredentials(key, secret, variables["AWS_SESSION_TOKEN"]) : new BasicAWSCredentials(key, secret));

        Assert.That((error, variables.ContainsKey("AWS_SESSION_TOKEN")), Is.EqualTo(("no error", session)));
    }

    [TestCase("POST / HTTP/1.1", "/", "", "host", "x-amz-target", TestName = "Names in lower case")]
    [TestCase("POST / HTTP/1.1", "/", "", "HOST", "X-AMZ-TARGET", TestName = "Names in capitals")]
    [TestCase("POST /a%20b/?x=%2F&a=1 HTTP/1.1", "/a%20b/", "x=%2F&a=1", "Host", "X-Amz-Target", TestName = "A path and a query")]
    public async Task What_is_signed_is_judged_as_it_came(string line, string path, string query, string hostName, string targetName)
    {
        await using var kms = FakeKmsServer.Start(k => k.WithSignatureCheck().WithKnownCaller(Vault));
        var endpoint = kms.OverHttp().Endpoint;
        (string Name, string Sent, string Signed)[] headers =
        [
            (hostName, endpoint.Authority, endpoint.Authority),
            ("Content-Type", "application/x-amz-json-1.1", "application/x-amz-json-1.1"),
            ("Content-Length", "2", "2"),
            (targetName, "TrentService.ListKeys", "TrentService.ListKeys"),
            ("X-Amz-Date", RequestSignature.Written(kms.Clock.GetUtcNow()), RequestSignature.Written(kms.Clock.GetUtcNow())),
            ("X-Amz-Security-Token", "vault/token+1=", "vault/token+1="),
            ("X-Spaced", "  a   b  ", "a b"),
        ];
        var values = headers.ToDictionary(header => header.Name, header => header.Signed, StringComparer.OrdinalIgnoreCase);
        var request = new SignableRequest("POST", path, query, name => [values[name]], "{}"u8.ToArray());
        var scope = new SigningScope(kms.Clock.GetUtcNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture), "us-east-1", "kms");
        var authorization = RequestSignature.Sign(request, values.Keys, kms.Clock.GetUtcNow(), scope, "ASIAVAULT", "vault's secret");
        var text = $"{line}\r\n{string.Concat(headers.Select(header => $"{header.Name}: {header.Sent}\r\n"))}authorization: {authorization}\r\n\r\n";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await RawConnection.SendAsync(endpoint, text + "{}"), Does.StartWith("HTTP/1.1 200"));
            Assert.That(await RawConnection.SendAsync(endpoint, text + "{ "), Does.StartWith("HTTP/1.1 400").And.Contains("InvalidSignatureException"));
        }
    }

    [Test]
    public async Task Two_lines_of_one_header_are_signed_with_a_comma_between()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithSignatureCheck().WithKnownCaller(KmsCaller.IamUser("bob").WithAccessKeyId("AKIABOB").WithSecretAccessKey("s")));
        var (endpoint, now) = (kms.OverHttp().Endpoint, kms.Clock.GetUtcNow());
        var values = new Dictionary<string, string[]> { ["host"] = [endpoint.Authority], ["x-amz-date"] = [RequestSignature.Written(now)], ["x-two"] = ["1", "2"] };
        var scope = new SigningScope(now.ToString("yyyyMMdd", CultureInfo.InvariantCulture), "us-east-1", "kms");
        var request = new SignableRequest("POST", "/", "", name => values[name], "{}"u8.ToArray());
        var text = new StringBuilder("POST / HTTP/1.1\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: 2\r\nX-Amz-Target: TrentService.ListKeys\r\n");
        foreach (var (name, lines) in values) text.AppendJoin("", lines.Select(line => $"{name}: {line}\r\n"));
        text.Append(CultureInfo.InvariantCulture, $"Authorization: {RequestSignature.Sign(request, values.Keys, now, scope, "AKIABOB", "s")}\r\n\r\n{{}}");

        Assert.That(await RawConnection.SendAsync(endpoint, text.ToString()), Does.StartWith("HTTP/1.1 200"));
    }

    private static async Task<string> ListAs(FakeKmsServer kms, AWSCredentials credentials)
    {
        using var client = new AmazonKeyManagementServiceClient(credentials, new AmazonKeyManagementServiceConfig
        {
            ServiceURL = kms.OverHttp().Endpoint.ToString(),
            AuthenticationRegion = "us-east-1",
            MaxErrorRetry = 0,
        });
        try
        {
            await client.ListKeysAsync(new ListKeysRequest());
            return "no error";
        }
        catch (AmazonKeyManagementServiceException error)
        {
            return error.ErrorCode;
        }
    }
}
