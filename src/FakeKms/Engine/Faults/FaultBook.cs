using FakeKms.Engine.Faults.Scripts;

namespace FakeKms.Engine.Faults;

/// <summary>All that a test scripted for the calls of KMS to come.</summary>
internal sealed class FaultBook(IReadOnlyList<QueuedFault<KmsCall, KmsFault>> atStart)
    : FaultScript<KmsCall, KmsFault, KmsFiredFault>(atStart, (fault, call, requestId) => new KmsFiredFault(fault, call, requestId))
{
    /// <summary>The error codes that calls can have for being scripted.</summary>
    public IReadOnlyList<string> ErrorCodes => [.. Faults.Select(fault => fault.ErrorCode).OfType<string>().Distinct()];

    /// <summary>What is left of the queue, for another server.</summary>
    public FaultBook Fork() => Fork(left => new FaultBook(left));
}
