using System.Net;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Xks.Client;

/// <summary>The metrics of external key stores.</summary>
public sealed class XksMetricsTests : WithIndependentProxy
{
    [TestCase(400, "ValidationException", false)]
    [TestCase(400, "InvalidStateException", false)]
    [TestCase(400, "InvalidKeyUsageException", false)]
    [TestCase(401, "AuthenticationFailedException", false)]
    [TestCase(403, "AccessDeniedException", false)]
    [TestCase(404, "KeyNotFoundException", false)]
    [TestCase(404, "InvalidUriPathException", false)]
    [TestCase(429, "ThrottlingException", true)]
    [TestCase(501, "UnsupportedOperationException", false)]
    [TestCase(503, "DependencyTimeoutException", true)]
    [TestCase(500, "InternalException", true)]
    public async Task An_error_of_the_proxy_is_counted_by_its_name(int status, string name, bool isRetryable)
    {
        Proxy.Instead = _ => Task.FromResult<HttpResponseMessage?>(IndependentProxy.Error(status, name));
        Kms.Advance(TimeSpan.FromHours(1));
        await ErrorOf(() => EncryptedAsync());

        var error = Kms.XksMetrics.XksProxyErrors.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((error.ExceptionName, error.IsRetryable), Is.EqualTo((name, isRetryable)));
            Assert.That((error.CustomKeyStoreId, error.KmsOperation, error.XksOperation), Is.EqualTo((StoreId, "Encrypt", "Encrypt")));
            Assert.That(error.Time, Is.EqualTo(Pinned.Start.AddHours(1)));
            Assert.That(error.ToString(), Is.EqualTo($"2026-01-01T01:00:00.0000000+00:00 Encrypt for Encrypt: {name}"));
        }
    }

    [Test]
    public async Task An_answer_that_is_none_is_counted_as_invalid()
    {
        Proxy.Instead = _ => Task.FromResult<HttpResponseMessage?>(IndependentProxy.Text("<html>", (int)HttpStatusCode.OK));
        await ErrorOf(() => EncryptedAsync());

        var error = Kms.XksMetrics.XksProxyErrors.Single();
        Assert.That((error.ExceptionName, error.IsRetryable), Is.EqualTo(("XksProxyInvalidResponseException", false)));
    }

    [Test]
    public async Task A_failure_of_TLS_is_counted_as_one_of_the_configuration()
    {
        Proxy.Instead = _ => throw new HttpRequestException(HttpRequestError.SecureConnectionError, "no common version");
        await ErrorOf(() => EncryptedAsync());

        var error = Kms.XksMetrics.XksProxyErrors.Single();
        Assert.That((error.ExceptionName, error.IsRetryable), Is.EqualTo(("XksProxyInvalidTlsConfigurationException", false)));
    }

    [Test]
    public async Task A_lost_connection_is_counted_with_what_is_known_of_it()
    {
        Proxy.Instead = _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused by the firewall");
        await ErrorOf(() => EncryptedAsync());

        var error = Kms.XksMetrics.XksProxyErrors.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((error.ExceptionName, error.IsRetryable), Is.EqualTo(("XksProxyUnreachableException", true)));
            Assert.That(error.Detail, Does.Contain("refused by the firewall"));
        }
    }

    [Test]
    public async Task An_exception_of_a_proxy_in_this_process_can_be_read_there()
    {
        Proxy.Instead = _ => throw new InvalidOperationException("a defect of the proxy");
        await ErrorOf(() => EncryptedAsync());

        Assert.That(Kms.XksMetrics.XksProxyErrors.Single().Detail, Is.EqualTo("InvalidOperationException: a defect of the proxy"));
    }

    [Test]
    public async Task Every_request_has_a_latency()
    {
        var before = Kms.XksMetrics.XksProxyLatencies.Count;
        await EncryptedAsync();
        Proxy.Instead = _ => Task.FromResult<HttpResponseMessage?>(IndependentProxy.Error(429, "ThrottlingException"));
        await ErrorOf(() => EncryptedAsync());

        var latencies = Kms.XksMetrics.XksProxyLatencies.Skip(before).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(latencies.Select(figure => (figure.CustomKeyStoreId, figure.KmsOperation, figure.XksOperation)), Is.All.EqualTo((StoreId, "Encrypt", "Encrypt")).And.Exactly(2).Items);
            Assert.That(latencies.Select(figure => figure.Latency), Is.All.GreaterThan(TimeSpan.Zero));
        }
    }

    [Test]
    public async Task A_credential_is_as_old_as_its_last_change()
    {
        Kms.Advance(TimeSpan.FromDays(30));
        var old = Kms.XksMetrics.XksProxyCredentialAge(StoreId);
        await Client.UpdateStoreAsync(StoreId, r => r.XksProxyUriPath = "/other/kms/xks/v1");
        var afterPath = Kms.XksMetrics.XksProxyCredentialAge(StoreId);
        Proxy.Accepting("OTHERACCESSKEYID2345", KeyStoreRequests.Secret);
        await Client.UpdateStoreAsync(StoreId, r => r.XksProxyAuthenticationCredential = new()
        {
            AccessKeyId = "OTHERACCESSKEYID2345",
            RawSecretAccessKey = KeyStoreRequests.Secret,
        });
        Kms.Advance(TimeSpan.FromDays(1));

        Assert.That(
            (old, afterPath, Kms.XksMetrics.XksProxyCredentialAge(StoreId)),
            Is.EqualTo((TimeSpan.FromDays(30), TimeSpan.FromDays(30), TimeSpan.FromDays(1))));
    }

    [TestCase("cks-1234567890abcdef0")]
    [TestCase("vault")]
    public void The_credential_of_no_store_has_no_age(string id) => Assert.That(
        () => Kms.XksMetrics.XksProxyCredentialAge(id),
        Throws.ArgumentException.With.Message.Contains($"There is no external key store '{id}'."));

    [Test]
    public async Task A_request_over_the_quota_of_the_store_is_counted_and_does_not_reach_the_proxy()
    {
        await using var kms = Pinned.Server(k => k.WithRequestQuotas(quotas => quotas with { CustomKeyStore = 1 }));
        using var client = kms.CreateClient();
        var storeId = await client.CreateConnectedStoreAsync(KeyStoreRequests.Public());
        var keyId = await client.KeyInAsync(storeId, "one");
        kms.Advance(TimeSpan.FromSeconds(1));
        await client.GenerateDataKeyAsync(new() { KeyId = keyId, NumberOfBytes = 1 });
        var asked = kms.XksProxy.Requests.Count;

        var error = await ErrorOf(() => client.GenerateDataKeyAsync(new() { KeyId = keyId, NumberOfBytes = 1 }));

        var throttle = kms.XksMetrics.ExternalKeyStoreThrottles.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Does.StartWith("ThrottlingException"));
            Assert.That((throttle.CustomKeyStoreId, throttle.KmsOperation), Is.EqualTo((storeId, "GenerateDataKey")));
            Assert.That(kms.XksProxy.Requests, Has.Count.EqualTo(asked));
        }
    }

    [Test]
    public async Task A_reset_forgets_the_figures()
    {
        await EncryptedAsync();
        Kms.Reset();

        Assert.That(Kms.XksMetrics.XksProxyLatencies, Is.Empty);
    }
}
