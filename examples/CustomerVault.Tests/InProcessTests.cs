using Amazon.KeyManagementService;
using FakeKms;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;

namespace CustomerVault.Tests;

/// <summary>The API in the process of the test. AddFakeKms puts the fake's client in the place of the one that the application registers.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class InProcessTests(bool overHttp) : CustomerTests, IDisposable
{
    private WebApplicationFactory<Vault>? factory;

    public void Dispose() => factory?.Dispose();

    protected override Task<HttpClient> StartAsync()
    {
        // The function is called within requests and by background services, where Kms is the server of the running test as well.
        factory = new WebApplicationFactory<Vault>().WithWebHostBuilder(web => web.ConfigureTestServices(services => services.AddFakeKms(_ => Client())));
        return Task.FromResult(factory.CreateClient());
    }

    private IAmazonKeyManagementService Client() => overHttp ? Kms.OverHttp().CreateClient() : Kms.CreateClient();
}
