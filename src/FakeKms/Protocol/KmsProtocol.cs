using FakeKms.Engine;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Members;
using FakeKms.Operations;

namespace FakeKms.Protocol;

/// <summary>The wire side of KMS: AWS JSON 1.1 to and from the SDK's model types.</summary>
internal sealed class KmsProtocol(Pipeline pipeline) : IWireService
{
    public IReadOnlyList<string> TargetNames { get; } = ["TrentService"];

    public string TakeRequestId() => pipeline.Ids.TakeRequestId();

    /// <summary>A request id for what never becomes a call.</summary>
    public string StrayRequestId() => pipeline.Ids.LookupRequestId();

    public WireResponse Answer(WireRequest request, string operation, string requestId)
    {
        var known = OperationCatalog.Find(operation);
        if (known is null && !SdkOperations.Names.Contains(operation)) return WireErrors.UnknownOperation(request.Header("X-Amz-Target")!, requestId);
        if (CredentialScope.Read(request.Header("Authorization"), requestId, out var refusal) is not { } scope) return refusal!;
        if (known is null) return WireErrors.NotSupported(operation, requestId);
        var body = SdkJson.Read(request.Body.Length == 0 ? "{}"u8 : request.Body, known.RequestType);
        var origin = new CallOrigin(scope.AccessKeyId, scope.Region, request.Header("User-Agent") ?? "");
        using var flow = ScopeHeader.Enter(request);
        var outcome = pipeline.Run(known, body, origin, requestId);
        return outcome.Failure is { } failure
            ? WireErrors.Response(failure.Code, failure.Text, requestId, failure.Status)
            : new WireResponse(200, requestId, SdkJson.Write(outcome.Response!));
    }
}
