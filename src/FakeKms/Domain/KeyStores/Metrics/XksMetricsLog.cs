using System.Collections.Immutable;

namespace FakeKms.Domain.KeyStores.Metrics;

/// <summary>The figures of the metrics so far. Immutable.</summary>
internal sealed record XksMetricsLog
{
    public static XksMetricsLog Empty { get; } = new();

    public ImmutableList<XksProxyError> Errors { get; init; } = [];

    public ImmutableList<XksProxyLatency> Latencies { get; init; } = [];

    public ImmutableList<ExternalKeyStoreThrottle> Throttles { get; init; } = [];
}
