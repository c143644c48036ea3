using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FakeKms.Readme.Tests;

/// <summary>An external key store proxy in a WebApplicationFactory, as the page on key stores says.</summary>
internal sealed class ProxyInFactoryTests
{
    private const string Health = """
        {"xksProxyFleetSize":1,"xksProxyVendor":"a","xksProxyModel":"b","ekmVendor":"c","ekmFleetDetails":[{"id":"d","model":"e","healthStatus":"ACTIVE"}]}
        """;

    [Test]
    public async Task A_factory_s_client_is_made_at_the_first_request_and_asks_for_the_host_of_the_store()
    {
        List<string> asked = [];
        await using var ofApplication = FakeKmsServer.Start();
        await using var factory = new WebApplicationFactory<CustomerVault.Vault>().WithWebHostBuilder(web =>
            web.ConfigureServices(services => services.AddFakeKms(ofApplication).AddSingleton<IStartupFilter>(new Instead(context =>
            {
                asked.Add($"{context.Request.Method} {context.Request.Host}{context.Request.Path}");
                return context.Response.WriteAsync(Health);
            }))));
        await using var kms = FakeKmsServer.Start(k => k.WithXksProxyAt("https://xks.example.com", factory.CreateClient));
        using var client = kms.CreateClient();

        await client.CreateCustomKeyStoreAsync(new CreateCustomKeyStoreRequest
        {
            CustomKeyStoreName = "vault",
            CustomKeyStoreType = CustomKeyStoreType.EXTERNAL_KEY_STORE,
            XksProxyConnectivity = XksProxyConnectivityType.PUBLIC_ENDPOINT,
            XksProxyUriEndpoint = "https://xks.example.com",
            XksProxyUriPath = "/acme/kms/xks/v1",
            XksProxyAuthenticationCredential = kms.XksProxy.Credential,
        });

        Assert.That(asked, Is.EqualTo(new[] { "POST xks.example.com/acme/kms/xks/v1/health" }));
    }

    /// <summary>Answers everything in the place of the application.</summary>
    private sealed class Instead(RequestDelegate answer) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => app.Run(answer);
    }
}
