using Amazon.KeyManagementService;
using Amazon.Runtime;
using FakeKms.Hosting;

namespace FakeKms.Tests;

/// <summary>A client that a test makes by itself, with an access key that the server was never told of.</summary>
internal static class OwnClient
{
    public static AmazonKeyManagementServiceClient Of(FakeKmsServer kms, string accessKeyId) => Of(kms, new BasicAWSCredentials(accessKeyId, "secret"));

    /// <summary>One with credentials of the test's own.</summary>
    public static AmazonKeyManagementServiceClient Of(FakeKmsServer kms, AWSCredentials credentials) => new(credentials, new AmazonKeyManagementServiceConfig
    {
        ServiceURL = "http://kms.us-east-1.amazonaws.com",
        AuthenticationRegion = "us-east-1",
        MaxErrorRetry = 0,
        HttpClientFactory = new InMemoryHttpClientFactory(kms.Wire, kms.Advance),
    });
}
