using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Microsoft.Extensions.DependencyInjection;

namespace FakeKms.Http.Tests;

public sealed class DependencyInjectionTests
{
    [Test]
    public async Task The_client_of_an_application_calls_the_endpoint()
    {
        await using var kms = FakeKmsServer.Start();
        await using var provider = new ServiceCollection()
            .AddTransient<AmazonKeyManagementServiceClient>()
            .AddFakeKms(kms.OverHttp(), KmsCaller.IamUser("Bob"), "eu-west-1")
            .BuildServiceProvider();
        var client = provider.GetRequiredService<AmazonKeyManagementServiceClient>();

        await client.ListKeysAsync(new ListKeysRequest());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(client.Config.ServiceURL, Is.EqualTo(kms.OverHttp().Endpoint.ToString()));
            Assert.That((kms.Trail[0].AwsRegion, kms.Trail[0].UserIdentity.UserName), Is.EqualTo(("eu-west-1", "Bob")));
            Assert.That(provider.GetRequiredService<IAmazonKeyManagementService>(), Is.Not.SameAs(client), "a singleton where the application had none");
        }
    }

    [Test]
    public void What_cannot_be_meant_is_refused_at_once()
    {
        var kms = FakeKmsServer.Start();
        var http = kms.OverHttp();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => new ServiceCollection().AddFakeKms(http, region: "frankfurt"), Throws.ArgumentException.With.Message.Contains("'frankfurt' is no AWS Region"));
            Assert.That(() => new ServiceCollection().AddFakeKms((KmsHttpEndpoint)null!), Throws.ArgumentNullException);
            kms.Dispose();
            Assert.That(() => new ServiceCollection().AddFakeKms(http), Throws.TypeOf<ObjectDisposedException>());
        }
    }
}
