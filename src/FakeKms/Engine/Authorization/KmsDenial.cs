using FakeKms.Engine.Calls;

namespace FakeKms;

/// <summary>A permission that a call needed and did not have.</summary>
public sealed class KmsDenial
{
    internal KmsDenial(Call call, string operation, KmsDecision decision) =>
        (Operation, Caller, Region, Time, RequestId, Decision) = (operation, call.Caller, call.Home.Region, call.Now, call.RequestId, decision);

    /// <summary>The operation that was called.</summary>
    public string Operation { get; }

    /// <summary>Who called.</summary>
    public KmsCaller Caller { get; }

    /// <summary>The Region that was called.</summary>
    public string Region { get; }

    /// <summary>When the call was made, on the server's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The request id of the call, which its record has too.</summary>
    public string RequestId { get; }

    /// <summary>What was decided, and why.</summary>
    public KmsDecision Decision { get; }

    /// <summary>The denial on one line.</summary>
    public override string ToString() => $"{Time:O} {Operation}: {Decision.Message}";
}
