using FakeKms.Engine;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Faults;
using FakeKms.Engine.Members;
using FakeKms.Operations;

namespace FakeKms.Protocol;

/// <summary>The wire side of KMS: AWS JSON 1.1 to and from the SDK's model types.</summary>
internal sealed class KmsProtocol(Pipeline pipeline, FaultHooks hooks) : IWireService
{
    public IReadOnlyList<string> TargetNames { get; } = ["TrentService"];

    public string TakeRequestId() => pipeline.Ids.TakeRequestId();

    /// <summary>A request id for what never becomes a call.</summary>
    public string StrayRequestId() => pipeline.Ids.LookupRequestId();

    public async ValueTask<WireResponse> AnswerAsync(WireRequest request, string operation, string requestId)
    {
        var known = OperationCatalog.Find(operation);
        if (known is null && !SdkOperations.Names.Contains(operation)) return WireErrors.UnknownOperation(request.Header("X-Amz-Target")!, requestId);
        if (CredentialScope.Read(request.Header("Authorization"), requestId, out var refusal) is not { } scope) return refusal!;
        if (known is null) return WireErrors.NotSupported(operation, requestId);
        var body = SdkJson.Read(request.Body.Length == 0 ? "{}"u8 : request.Body, known.RequestType);
        var origin = new CallOrigin(scope.AccessKeyId, scope.Region, request.Header("User-Agent") ?? "")
        {
            InvocationId = request.Header("amz-sdk-invocation-id"),
        };
        using var flow = ScopeHeader.Enter(request);
        var call = hooks.Any ? pipeline.Look(known, body, origin, requestId) : null;
        if (call is not null) await hooks.BeforeAsync(call).ConfigureAwait(false);
        var outcome = pipeline.Run(known, body, origin, requestId);
        if (call is not null)
        {
            call.Response = outcome.Response;
            await hooks.AfterAsync(call).ConfigureAwait(false);
        }
        return Response(outcome, requestId);
    }

    private static WireResponse Response(Outcome outcome, string requestId)
    {
        var response = outcome.Failure is { Code.Length: > 0 } failure
            ? WireErrors.Response(failure.Code, failure.Text, requestId, failure.Status)
            : new WireResponse(200, requestId, outcome.Response is { } answer ? SdkJson.Write(answer) : []);
        return outcome.Fault is { } fault ? response with { Fault = fault } : response;
    }
}
