namespace FakeKms;

/// <summary>A recorded call that <see cref="KmsScenario.FromCloudTrail"/> does not make again.</summary>
public sealed class KmsSkippedRecord
{
    internal KmsSkippedRecord(KmsEvent record, string reason) => (Record, Reason) = (record, reason);

    /// <summary>The record.</summary>
    public KmsEvent Record { get; }

    /// <summary>Why the call is not made, as what comes after "because".</summary>
    public string Reason { get; }

    /// <summary>The record in one line, and the reason.</summary>
    public override string ToString() => $"{Record}: {Reason}";
}
