using FakeKms.Model;

namespace FakeKms.Domain.Keys;

/// <summary>The last successful cryptographic operation with a key.</summary>
internal sealed record KeyUse(string Operation, DateTimeOffset At, IdText EventId, string RequestId)
{
    /// <summary>KMS began to track uses on this day; it knows of none before.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyLastUsage.html"/></remarks>
    public static DateTimeOffset TrackingStart { get; } = new(2026, 4, 23, 0, 0, 0, TimeSpan.Zero);
}
