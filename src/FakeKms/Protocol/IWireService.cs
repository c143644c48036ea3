namespace FakeKms.Protocol;

/// <summary>One AWS service on the endpoint.</summary>
internal interface IWireService
{
    /// <summary>What the X-Amz-Target of its requests begins with, up to the dot before the operation.</summary>
    string TargetPrefix { get; }

    string TakeRequestId();

    WireResponse Answer(WireRequest request, string operation, string requestId);
}
