namespace FakeKms.Protocol;

/// <summary>One AWS service on the endpoint.</summary>
internal interface IWireService
{
    /// <summary>The names that stand before the operation in the X-Amz-Target of its requests.</summary>
    string[] TargetNames { get; }

    string TakeRequestId();

    ValueTask<WireResponse> AnswerAsync(WireRequest request, string operation, string requestId);
}
