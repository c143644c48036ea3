namespace FakeKms;

/// <summary>A figure of the metric <c>ExternalKeyStoreThrottle</c>: KMS itself refused a request, since the key store had too many. Immutable.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/xks-monitoring.html"/></remarks>
public sealed class ExternalKeyStoreThrottle
{
    internal ExternalKeyStoreThrottle(DateTimeOffset time, string customKeyStoreId, string kmsOperation) =>
        (Time, CustomKeyStoreId, KmsOperation) = (time, customKeyStoreId, kmsOperation);

    /// <summary>When, on the server's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The key store.</summary>
    public string CustomKeyStoreId { get; }

    /// <summary>The operation of KMS that was refused.</summary>
    public string KmsOperation { get; }

    /// <summary>The figure on one line.</summary>
    public override string ToString() => $"{Time:O} {KmsOperation} in {CustomKeyStoreId}";
}
