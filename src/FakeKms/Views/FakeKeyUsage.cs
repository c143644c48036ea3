using FakeKms.Domain.Keys;

namespace FakeKms;

/// <summary>The last use of a key, as GetKeyLastUsage returns it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html"/></remarks>
public sealed class FakeKeyUsage
{
    internal FakeKeyUsage(KeyUse use) =>
        (Operation, Timestamp, CloudTrailEventId, KmsRequestId) = (use.Operation, use.At, use.EventId.ToString(), use.RequestId);

    /// <summary>The operation, such as <c>Encrypt</c>.</summary>
    public string Operation { get; }

    /// <summary>When the operation was called.</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>The event id of the record in the trail.</summary>
    public string CloudTrailEventId { get; }

    /// <summary>The request id of the call.</summary>
    public string KmsRequestId { get; }
}
