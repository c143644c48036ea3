using FakeKms.Domain.KeyStores;
using FakeKms.Domain.KeyStores.Metrics;

namespace FakeKms;

/// <summary>
/// What CloudWatch would show of the external key stores: the metrics of the namespace <c>AWS/KMS</c> as figures, one for each event, on the server's clock.
/// Each property is the present list.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/xks-monitoring.html"/></remarks>
public sealed class XksMetrics
{
    private readonly Func<XksMetricsLog> read;
    private readonly Func<string, KeyStore?> find;
    private readonly Func<DateTimeOffset> now;

    internal XksMetrics(Func<XksMetricsLog> read, Func<string, KeyStore?> find, Func<DateTimeOffset> now) =>
        (this.read, this.find, this.now) = (read, find, now);

    /// <summary>The failures of proxies, in their order.</summary>
    public IReadOnlyList<XksProxyError> XksProxyErrors => read().Errors;

    /// <summary>How long KMS waited for proxies, for each request that it sent, in their order.</summary>
    public IReadOnlyList<XksProxyLatency> XksProxyLatencies => read().Latencies;

    /// <summary>The requests that KMS refused for the quota of a key store. Without <see cref="FakeKmsBuilder.WithRequestQuotas"/> there are none.</summary>
    public IReadOnlyList<ExternalKeyStoreThrottle> ExternalKeyStoreThrottles => read().Throttles;

    /// <summary>The metric <c>XksProxyCredentialAge</c>: how long the present credential of a key store has been in use. AWS counts it in days.</summary>
    /// <param name="customKeyStoreId">The key store.</param>
    /// <exception cref="ArgumentException">There is no such external key store.</exception>
    public TimeSpan XksProxyCredentialAge(string customKeyStoreId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(customKeyStoreId);
        return find(customKeyStoreId)?.CredentialSince is { } since ? now() - since : throw new ArgumentException(
            $"There is no external key store '{customKeyStoreId}'. Write the id that CreateCustomKeyStore answered.", nameof(customKeyStoreId));
    }
}
