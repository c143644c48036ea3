using FakeKms.Engine.Authorization;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Rules;
using FakeKms.Engine.Validation;
using FakeKms.Model;

namespace FakeKms.Engine;

/// <summary>
/// The order of checks, which is AWS's as far as it is known: what is wrong with the request by itself, then whether its keys exist, then whether the caller
/// may use them, then what fits the key but not its state, then usage, origin, state and key spec, then whether the cluster behind the key answers, then the
/// terms of the request. It stands here and nowhere else; the operations say what there is to check, not when. Quotas, algorithms and the like are the
/// operation's own work and come last.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html"/></remarks>
internal static class CallChecks
{
    /// <summary>All checks of a call that has just arrived.</summary>
    /// <exception cref="KmsFailure">The first of them that does not hold.</exception>
    /// <param name="operation">The operation.</param>
    /// <param name="request">Its request.</param>
    /// <param name="call">The call.</param>
    /// <param name="authorizer">What says whether the caller may.</param>
    /// <param name="interrupt">
    /// What refuses a well-formed call before it matters whether its keys exist: scripted faults and throttling; null for nothing.
    /// </param>
    public static void Make(Operation operation, object request, Call call, Authorizer authorizer, Action<Operation, object, Call>? interrupt)
    {
        RequestShape.Validate(operation, request);
        operation.CheckRequest(request, call);
        var missing = FindKeys(operation, request, call);
        interrupt?.Invoke(operation, request, call);
        if (missing is not null) throw missing;
        authorizer.Check(operation, request, call, isAgain: false);
        MakeOfKeys(operation, request, call);
    }

    /// <summary>Whether a call is well-formed. Its keys are found, if they exist.</summary>
    public static bool Look(Operation operation, object request, Call call)
    {
        try
        {
            RequestShape.Validate(operation, request);
            operation.CheckRequest(request, call);
        }
        catch (KmsFailure)
        {
            return false;
        }
        FindKeys(operation, request, call);
        return true;
    }

    /// <summary>
    /// The checks of a slow call once more, before it commits: keys may have changed meanwhile, and dates may have passed. Its shape is the same.
    /// </summary>
    /// <exception cref="KmsFailure">The first of them that does not hold any more.</exception>
    public static void MakeAgain(Operation operation, object request, Call call, Authorizer authorizer)
    {
        operation.CheckRequest(request, call);
        operation.FindKeys(request, call);
        authorizer.Check(operation, request, call, isAgain: true);
        MakeOfKeys(operation, request, call);
    }

    private static void MakeOfKeys(Operation operation, object request, Call call)
    {
        operation.CheckBeforeState(request, call);
        operation.CheckKeys(call);
        if (operation.CountsAsUse) CloudHsmReach.CheckKeys(call);
        operation.CheckAfterState(request, call);
    }

    private static KmsFailure? FindKeys(Operation operation, object request, Call call)
    {
        try
        {
            operation.FindKeys(request, call);
            return null;
        }
        catch (KmsFailure missing)
        {
            return missing;
        }
    }
}
