using Amazon;
using Amazon.KeyManagementService;
using Amazon.Runtime;

namespace FakeKms.Conformance;

/// <summary>
/// AWS KMS itself, with the SDK's own credentials and Region. It throttles: the SDK slows down by itself and repeats.
/// Never tried: no account was at hand.
/// </summary>
internal sealed class AwsEndpoint(KeyLedger ledger) : Endpoint
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public override string Region { get; } = (FallbackRegionFactory.GetRegionEndpoint()
        ?? throw new InvalidOperationException("The SDK finds no Region. Set AWS_REGION, or a profile that has one.")).SystemName;

    protected override IAmazonKeyManagementService Connect(string region) => new ForeignClient(
        new AmazonKeyManagementServiceConfig
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(region),
            // The Region of the signature, also where AWS_ENDPOINT_URL_KMS leads elsewhere.
            AuthenticationRegion = region,
            RetryMode = RequestRetryMode.Adaptive,
            MaxErrorRetry = 10,
        },
        new KeyTracking(ledger),
        new Deadline(Limit));
}
