using System.Net;
using System.Net.NetworkInformation;
using FakeKms.Tests;

namespace FakeKms.Http.Tests;

/// <summary>What the two hosts, the one of KMS and the one of the external key store proxy, let nobody have.</summary>
[TestFixture("KMS")]
[TestFixture("proxy")]
public sealed class ExposureTests : IDisposable
{
    private readonly FakeKmsServer kms = Pinned.Server();
    private readonly HttpClient http;

    public ExposureTests(string which) =>
        http = new HttpClient { BaseAddress = which == "KMS" ? kms.OverHttp().Endpoint : kms.XksProxy.OverHttp().Endpoint, Timeout = TimeSpan.FromSeconds(30) };

    public void Dispose()
    {
        http.Dispose();
        kms.Dispose();
    }

    [Test]
    public void It_listens_on_the_loopback_address_only() => Assert.That(
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == http.BaseAddress!.Port).Select(listener => listener.Address),
        Is.EqualTo(new[] { IPAddress.Loopback }));

    [TestCase("POST", "/", "")]
    [TestCase("POST", "/", "http://localhost:3000")]
    [TestCase("POST", "/", "https://evil.example")]
    [TestCase("POST", "/kms/xks/v1/health", "http://localhost:3000")]
    [TestCase("GET", "/", "http://localhost:3000")]
    [TestCase("OPTIONS", "/", "http://localhost:3000")]
    [TestCase("OPTIONS", "/", "https://evil.example")]
    public async Task No_answer_lets_a_page_of_another_origin_read_it(string method, string path, string origin)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "TrentService.ListKeys");
        if (origin.Length > 0) request.Headers.TryAddWithoutValidation("Origin", origin);
        if (method == "OPTIONS") request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");

        using var answer = await http.SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key), Has.None.StartsWith("Access-Control").IgnoreCase);
            if (method == "OPTIONS") Assert.That((int)answer.StatusCode, Is.GreaterThanOrEqualTo(400), "A preflight that succeeds would be half of an invitation.");
        }
    }

    [TestCase("GET", "/__admin/mappings")]
    [TestCase("POST", "/__admin/mappings")]
    [TestCase("DELETE", "/__admin/mappings")]
    [TestCase("GET", "/__admin/requests")]
    [TestCase("POST", "/__admin/reset")]
    [TestCase("GET", "/__admin/settings")]
    [TestCase("GET", "/__admin/health")]
    [TestCase("PUT", "/__admin/files/page.html")]
    public async Task The_administration_of_WireMock_is_not_there(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent("""{"Request":{"Path":"/x"},"Response":{"StatusCode":200}}""") };

        using var answer = await http.SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.AnyOf(HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Exception").And.Not.Contain("Guid"));
        }
    }
}
