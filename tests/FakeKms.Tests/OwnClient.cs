using Amazon.KeyManagementService;
using FakeKms.Hosting;

namespace FakeKms.Tests;

/// <summary>A client that a test makes by itself, with an access key that the server was never told of.</summary>
internal static class OwnClient
{
    public static AmazonKeyManagementServiceClient Of(FakeKmsServer kms, string accessKeyId) => new(accessKeyId, "secret", new AmazonKeyManagementServiceConfig
    {
        ServiceURL = "http://kms.us-east-1.amazonaws.com",
        AuthenticationRegion = "us-east-1",
        HttpClientFactory = new InMemoryHttpClientFactory(kms.Wire, kms.Advance),
    });
}
