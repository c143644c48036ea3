namespace FakeKms.Domain.Keys;

/// <summary>The last successful cryptographic operation with a key.</summary>
internal sealed record KeyUse(string Operation, DateTimeOffset At, string EventId, string RequestId);
