using Amazon.KeyManagementService;
using Amazon.Runtime;

namespace FakeKms.Conformance;

/// <summary>Any other KMS at a URL. Credentials and Region come from the environment, if they stand there; nothing is repeated.</summary>
public sealed class ForeignEndpoint(string url) : Endpoint
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public override string Region => Environment.GetEnvironmentVariable("AWS_REGION") ?? "us-east-1";

    protected override IAmazonKeyManagementService Connect(string region) => new ForeignClient(
        Credentials(),
        new AmazonKeyManagementServiceConfig { ServiceURL = url, AuthenticationRegion = region, MaxErrorRetry = 0, Timeout = Limit },
        new Deadline(Limit));

    // Without this the SDK looks for the credentials of a machine in the cloud, and takes its time.
    private static BasicAWSCredentials Credentials() => new(
        Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? "test",
        Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") ?? "test");
}
