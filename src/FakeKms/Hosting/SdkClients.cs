using Amazon.KeyManagementService;
using Amazon.Runtime;
using FakeKms.Protocol;

namespace FakeKms.Hosting;

/// <summary>Makes clients of the AWS SDK that reach the fake.</summary>
internal static class SdkClients
{
    public static IAmazonKeyManagementService OverHttp(
        string accessKeyId, string region, Uri endpoint, Action<AmazonKeyManagementServiceConfig>? configure)
    {
        var config = Config(region, endpoint.ToString());
        configure?.Invoke(config);
        return new AmazonKeyManagementServiceClient(Credentials(accessKeyId), config);
    }

    public static IAmazonKeyManagementService InMemory(
        string accessKeyId, string region, WireEndpoint endpoint, Action<AmazonKeyManagementServiceConfig>? configure)
    {
        // The host name is never resolved: nothing leaves the process.
        var config = Config(region, $"http://kms.{region}.amazonaws.com");
        configure?.Invoke(config);
        if (config.HttpClientFactory is not null)
            throw new InvalidOperationException("An in-memory client has an HttpClientFactory of its own; use CreateClient for one of yours.");
        config.HttpClientFactory = new InMemoryHttpClientFactory(endpoint);
        return new AmazonKeyManagementServiceClient(Credentials(accessKeyId), config);
    }

    // The SDK retries 500, 503 and throttling up to three times; in a test that hides what happened.
    private static AmazonKeyManagementServiceConfig Config(string region, string url) => new()
    {
        ServiceURL = url,
        AuthenticationRegion = region,
        MaxErrorRetry = 0,
    };

    private static BasicAWSCredentials Credentials(string accessKeyId) => new(accessKeyId, "the signature is not checked");
}
