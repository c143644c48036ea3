namespace FakeKms;

/// <summary>A figure of the metric <c>XksProxyErrors</c>: one failure of an external key store proxy. Immutable.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/xks-monitoring.html"/></remarks>
public sealed class XksProxyError
{
    internal XksProxyError(XksProxyLatency request, string exceptionName, bool isRetryable, string? detail) =>
        (Time, CustomKeyStoreId, KmsOperation, XksOperation, ExceptionName, IsRetryable, Detail) =
        (request.Time, request.CustomKeyStoreId, request.KmsOperation, request.XksOperation, exceptionName, isRetryable, detail);

    /// <summary>When, on the server's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The key store; null while it was being created.</summary>
    public string? CustomKeyStoreId { get; }

    /// <summary>The operation of KMS, such as <c>GenerateDataKey</c>.</summary>
    public string KmsOperation { get; }

    /// <summary>The API of the proxy, such as <c>Encrypt</c>.</summary>
    public string XksOperation { get; }

    /// <summary>The error that the proxy answered, such as <c>ThrottlingException</c>, or what KMS makes of an answer that is none.</summary>
    public string ExceptionName { get; }

    /// <summary>The dimension <c>ErrorType</c>: whether it is <c>Retryable</c>.</summary>
    public bool IsRetryable { get; }

    /// <summary>What a real connection, or a proxy of yours, said of it; null for nothing. No metric of AWS has it.</summary>
    public string? Detail { get; }

    /// <summary>The figure on one line.</summary>
    public override string ToString() => $"{Time:O} {XksOperation} for {KmsOperation}: {ExceptionName}{(Detail is null ? "" : $" ({Detail})")}";
}
