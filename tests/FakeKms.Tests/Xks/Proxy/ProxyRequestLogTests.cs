namespace FakeKms.Tests.Xks.Proxy;

/// <summary>What a test sees of the requests that arrived.</summary>
public sealed class ProxyRequestLogTests : InMemory
{
    [Test]
    public void A_request_shows_all_that_KMS_said_of_its_caller()
    {
        Kms.Advance(TimeSpan.FromMinutes(1));
        (ProxyCall.Encrypt("secret text") with { Region = "eu-west-1" })
            .With("requestMetadata.awsSourceVpc", "vpc-1").With("requestMetadata.awsSourceVpce", "vpce-1").With("requestMetadata.kmsViaService", "ebs").Send(Kms);

        var request = Kms.XksProxy.Requests.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(request.Path, Is.EqualTo("/kms/xks/v1/keys/k1/encrypt"));
            Assert.That(request.Operation, Is.EqualTo("Encrypt"));
            Assert.That(request.ExternalKeyId, Is.EqualTo("k1"));
            Assert.That(request.Time, Is.EqualTo(Pinned.Start.AddMinutes(1)));
            Assert.That(request.Region, Is.EqualTo("eu-west-1"));
            Assert.That(request.AccessKeyId, Is.EqualTo(Kms.XksProxy.Credential.AccessKeyId));
            Assert.That(request.AwsPrincipalArn, Is.EqualTo(ProxyCall.Principal));
            Assert.That(request.AwsSourceVpc, Is.EqualTo("vpc-1"));
            Assert.That(request.AwsSourceVpce, Is.EqualTo("vpce-1"));
            Assert.That(request.KmsKeyArn, Is.EqualTo(ProxyCall.KeyArn));
            Assert.That(request.KmsOperation, Is.EqualTo("Encrypt"));
            Assert.That(request.KmsRequestId, Is.EqualTo("4112f4d6-db54-4af4-ae30-c55a22a8dfae"));
            Assert.That(request.KmsViaService, Is.EqualTo("ebs"));
            Assert.That((request.Status, request.ErrorName, request.Succeeded), Is.EqualTo((200, (string?)null, true)));
            Assert.That(request.ToString(), Is.EqualTo($"Encrypt on k1 for Encrypt of {ProxyCall.Principal}: 200"));
        }
    }

    [Test]
    public void Requests_that_fail_are_shown_as_far_as_they_are_believed()
    {
        ProxyCall.GetKeyMetadata("k 1".Replace(" ", "%20", StringComparison.Ordinal)).Send(Kms);
        (ProxyCall.Health() with { Secret = "wrong" }).Send(Kms);
        (ProxyCall.Health() with { Base = "/elsewhere" }).Send(Kms);
        (ProxyCall.Health() with { Method = "GET" }).Send(Kms);
        ProxyCall.Health().With("requestMetadata", null).Send(Kms);

        Assert.That(Kms.XksProxy.Requests.Select(request => request.ToString()), Is.EqualTo(new[]
        {
            $"GetKeyMetadata on k 1 for CreateKey of {ProxyCall.Principal}: 404 KeyNotFoundException",
            "GetHealthStatus: 401 AuthenticationFailedException",
            "/elsewhere/health: 404 InvalidUriPathException",
            "GetHealthStatus: 405",
            "GetHealthStatus: 400 ValidationException",
        }));
    }

    [Test]
    public void Nothing_secret_is_in_what_a_request_says_of_itself()
    {
        var encrypted = ProxyCall.Encrypt("secret text").With("additionalAuthenticatedData", ProxyCall.Base64("secret too")).Send(Kms);
        ProxyCall.Decrypt(encrypted.Json!).Send(Kms);

        var values = Kms.XksProxy.Requests.SelectMany(request => typeof(XksProxyRequest).GetProperties().Select(member => member.GetValue(request)?.ToString() ?? ""));

        string[] secrets = [ProxyCall.Base64("secret text"), ProxyCall.Base64("secret too"), encrypted.Json!["ciphertext"]!.GetValue<string>(), Kms.XksProxy.Credential.RawSecretAccessKey];
        Assert.That(values.Where(value => secrets.Any(secret => value.Contains(secret, StringComparison.Ordinal))), Is.Empty);
    }

    [Test]
    public void Requests_can_be_read_when_the_server_is_gone()
    {
        using var kms = Pinned.Server();
        ProxyCall.Health().Send(kms);

        kms.Dispose();

        Assert.That(kms.XksProxy.Requests, Has.Count.EqualTo(1));
    }
}
