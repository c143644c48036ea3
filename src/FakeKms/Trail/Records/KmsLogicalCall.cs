namespace FakeKms;

/// <summary>One call of a client of an AWS SDK, with the records of its attempts: the SDK repeats some failures by itself.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html"/></remarks>
public sealed class KmsLogicalCall
{
    internal KmsLogicalCall(string? invocationId, IReadOnlyList<KmsEvent> attempts) => (InvocationId, Attempts) = (invocationId, attempts);

    /// <summary>The id that the SDK gave the call, the same in all attempts; null from a client that sends none.</summary>
    public string? InvocationId { get; }

    /// <summary>
    /// The records of the attempts, oldest first. An attempt that never arrived has none: a connection that was refused, or closed before the call took effect.
    /// </summary>
    public IReadOnlyList<KmsEvent> Attempts { get; }

    /// <summary>The operation.</summary>
    public string EventName => Attempts[0].EventName;

    /// <summary>The error code of the last attempt that was recorded; null when it took effect.</summary>
    public string? ErrorCode => Attempts[^1].ErrorCode;

    /// <summary>The call on one line: its operation and what its attempts came to.</summary>
    public override string ToString() => $"{EventName}: {string.Join(", ", Attempts.Select(attempt => attempt.ErrorCode ?? "ok"))}";
}
