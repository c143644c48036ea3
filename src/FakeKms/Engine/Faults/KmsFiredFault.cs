namespace FakeKms;

/// <summary>A fault that took place.</summary>
public sealed class KmsFiredFault
{
    internal KmsFiredFault(KmsFault fault, KmsCall call, string requestId) =>
        (Fault, Operation, Caller, Region, KeyArns, Time, RequestId) = (fault, call.Operation, call.Caller, call.Region, call.KeyArns, call.Time, requestId);

    /// <summary>The fault.</summary>
    public KmsFault Fault { get; }

    /// <summary>The operation that was called.</summary>
    public string Operation { get; }

    /// <summary>Who called.</summary>
    public KmsCaller Caller { get; }

    /// <summary>The Region that was called.</summary>
    public string Region { get; }

    /// <summary>The key ARNs of the keys that the call was about.</summary>
    public IReadOnlyList<string> KeyArns { get; }

    /// <summary>When the call arrived, on the server's clock.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The request id of the call, which its record has too, if it left one.</summary>
    public string RequestId { get; }

    /// <summary>The fault on one line.</summary>
    public override string ToString() => $"{Time:O} {Fault} at {Operation}{(KeyArns.Count == 0 ? "" : $" on {string.Join(", ", KeyArns)}")}";
}
