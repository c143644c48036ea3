using System.Globalization;
using FakeKms.Engine;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Faults;
using FakeKms.Engine.Faults.Scripts;
using FakeKms.Engine.Members;
using FakeKms.Operations;

namespace FakeKms.Protocol;

/// <summary>The wire side of KMS: AWS JSON 1.1 to and from the SDK's model types.</summary>
/// <param name="pipeline">Runs the calls.</param>
/// <param name="hooks">Runs a test's code around them.</param>
/// <param name="authentication">Tells who calls.</param>
/// <param name="closing">Is cancelled when the server ends.</param>
internal sealed class KmsProtocol(Pipeline pipeline, FaultHooks hooks, RequestAuthentication authentication, Func<CancellationToken> closing) : IWireService
{
    public string[] TargetNames { get; } = ["TrentService"];

    public string TakeRequestId() => pipeline.Ids.TakeRequestId();

    /// <summary>A request id for what never becomes a call.</summary>
    public string StrayRequestId() => pipeline.Ids.LookupRequestId();

    public async ValueTask<WireResponse> AnswerAsync(WireRequest request, string operation, string requestId)
    {
        var known = OperationCatalog.Find(operation);
        if (known is null && !SdkOperations.Names.Contains(operation)) return WireErrors.UnknownOperation(request.Header("X-Amz-Target")!, requestId);
        if (authentication.Read(request, "kms", requestId, out var refusal) is not { } scope) return refusal!;
        if (known is null) return WireErrors.NotSupported(operation, requestId);
        var body = SdkJson.Read(request.Body.Length == 0 ? "{}"u8 : request.Body, known.RequestType);
        var origin = new CallOrigin(scope.AccessKeyId, scope.Region, request.Header("User-Agent") ?? "")
        {
            InvocationId = request.Header("amz-sdk-invocation-id"),
            Attempt = AttemptOf(request.Header("amz-sdk-request")),
        };
        using var flow = ScopeHeader.Enter(request);
        RunningHooks.Enter(request.Header(HookHeader.Name));
        var outcome = hooks.Any
            ? await RunWithHooksAsync(known, body, origin, requestId).ConfigureAwait(false)
            : await pipeline.RunAsync(known, body, origin, requestId).ConfigureAwait(false);
        return Response(outcome, requestId);
    }

    /// <summary>What a host answers that cannot do what the test asked of it.</summary>
    public WireResponse Mistaken(string text, string requestId)
    {
        pipeline.Note(text);
        return WireErrors.Mistake(text, requestId);
    }

    // attempt=2; max=3
    private static int? AttemptOf(string? counted)
    {
        var first = counted.AsSpan();
        if (first.IndexOf(';') is >= 0 and var end) first = first[..end];
        first = first.Trim();
        var number = first.StartsWith("attempt=", StringComparison.Ordinal) ? first["attempt=".Length..] : [];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) && attempt > 0 ? attempt : null;
    }

    // The code of the test may take its time, and may do anything to the server, disposing of it included.
    private async ValueTask<Outcome> RunWithHooksAsync(Operation operation, object body, CallOrigin origin, string requestId)
    {
        if (pipeline.Look(operation, body, origin, requestId) is not { } call)
            return await pipeline.RunAsync(operation, body, origin, requestId).ConfigureAwait(false);
        await hooks.RunAsync(pipeline.Inside(state => hooks.Before(call, state.Streams.Chance)), call).ConfigureAwait(false);
        pipeline.ThrowIfClosed();
        var outcome = await pipeline.RunAsync(operation, body, origin, requestId).ConfigureAwait(false);
        call.Response = outcome.Response is { } given ? ModelCopy.Of(given) : null;
        // What is done and recorded is answered, although code that runs behind it may not end before the server does.
        await hooks.RunAsync(pipeline.Inside(state => hooks.After(call, state.Streams.Chance)), call)
            .WaitAsync(closing()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return outcome;
    }

    private static WireResponse Response(Outcome outcome, string requestId)
    {
        if (outcome.Failure is { Code.Length: > 0 } failure)
            return WireErrors.Response(failure.Code, failure.Text, requestId, failure.Status) with { Fault = outcome.Fault, Call = outcome.Call };
        return new WireResponse(200, requestId, outcome.Response is { } answer ? SdkJson.Write(answer) : []) { Fault = outcome.Fault, Call = outcome.Call };
    }
}
