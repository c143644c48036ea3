using FakeKms.Engine.Calls;
using FakeKms.Engine.Rules;
using FakeKms.Engine.Validation;
using FakeKms.Model;

namespace FakeKms.Engine;

/// <summary>
/// The order of checks, which is AWS's as far as it is known: what is wrong with the request by itself, then whether its keys exist, then whether the caller
/// may use them, then what fits the key but not its state, then usage, origin, state and key spec, then the terms of the request. It stands here and nowhere
/// else; the operations say what there is to check, not when. Quotas, algorithms and the like are the operation's own work and come last.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html"/></remarks>
internal static class CallChecks
{
    /// <summary>All checks of a call that has just arrived.</summary>
    /// <exception cref="KmsFailure">The first of them that does not hold.</exception>
    public static void Make(Operation operation, object request, Call call)
    {
        RequestShape.Validate(operation, request);
        MakeAgain(operation, request, call);
    }

    /// <summary>
    /// The checks of a slow call once more, before it commits: keys may have changed meanwhile, and dates may have passed. Its shape is the same.
    /// </summary>
    /// <exception cref="KmsFailure">The first of them that does not hold any more.</exception>
    public static void MakeAgain(Operation operation, object request, Call call)
    {
        operation.CheckRequest(request, call);
        operation.FindKeys(request, call);
        VpcEndpointRules.Check(operation, call);
        operation.Authorize(call);
        operation.CheckBeforeState(request, call);
        operation.CheckKeys(call);
        operation.CheckAfterState(request, call);
    }
}
