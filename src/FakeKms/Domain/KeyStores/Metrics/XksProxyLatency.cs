namespace FakeKms;

/// <summary>A figure of the metric <c>XksProxyLatency</c>: how long KMS waited for an external key store proxy. Immutable.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/xks-monitoring.html"/></remarks>
public sealed class XksProxyLatency
{
    internal XksProxyLatency(DateTimeOffset time, string? customKeyStoreId, string kmsOperation, string xksOperation, TimeSpan latency) =>
        (Time, CustomKeyStoreId, KmsOperation, XksOperation, Latency) = (time, customKeyStoreId, kmsOperation, xksOperation, latency);

    /// <summary>When, on the server's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The key store; null while it was being created.</summary>
    public string? CustomKeyStoreId { get; }

    /// <summary>The operation of KMS, such as <c>GenerateDataKey</c>.</summary>
    public string KmsOperation { get; }

    /// <summary>The API of the proxy, such as <c>Encrypt</c>.</summary>
    public string XksOperation { get; }

    /// <summary>
    /// How long it took: on real time for a proxy of yours, as scripted for the embedded one. After a time-out KMS asks once more; this is the time of both.
    /// </summary>
    public TimeSpan Latency { get; }

    /// <summary>The figure on one line.</summary>
    public override string ToString() => $"{Time:O} {XksOperation} for {KmsOperation}: {Latency.TotalMilliseconds} ms";
}
