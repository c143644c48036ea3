using Amazon.KeyManagementService;
using Amazon.Runtime;
using FakeKms.Trail.Shapes;

namespace FakeKms.Engine.Calls;

/// <summary>One operation of KMS, as the pipeline sees it.</summary>
internal abstract class Operation
{
    public abstract string Name { get; }

    public abstract string Action { get; }

    public abstract Type RequestType { get; }

    public abstract IReadOnlyList<string> Honours { get; }

    public abstract IReadOnlyList<KeyState> States { get; }

    public abstract TrailShape Trail { get; }

    public abstract bool CountsAsUse { get; }

    /// <summary>Finds the keys and checks them. Runs inside the lock.</summary>
    public abstract void Check(object request, Call call);

    /// <summary>Does the work, or prepares the slow part of it. Runs inside the lock.</summary>
    public abstract Work<AmazonWebServiceResponse> Run(object request, Call call);
}

/// <summary>An operation with its request and response types.</summary>
internal abstract class Operation<TRequest, TResponse> : Operation
    where TRequest : AmazonKeyManagementServiceRequest
    where TResponse : AmazonWebServiceResponse
{
    private OperationSpec<TRequest>? spec;

    public override string Name => Spec.Name;

    public override string Action => Spec.Action;

    public override Type RequestType => typeof(TRequest);

    public override IReadOnlyList<string> Honours => Spec.Honours;

    public override IReadOnlyList<KeyState> States => Spec.States;

    public override TrailShape Trail => Spec.Trail;

    public override bool CountsAsUse => Spec.CountsAsUse;

    protected OperationSpec<TRequest> Spec => spec ??= Declare();

    public override void Check(object request, Call call)
    {
        CheckRecipient((TRequest)request, call);
        if (Spec.Key is not { } argument || argument.Read((TRequest)request) is not { } text) return;
        call.Key = call.Resolve(text, argument.Forms, Spec.Action);
        KeyRules.Authorise(Spec, call, call.Key);
        Check((TRequest)request, call);
        KeyRules.Check(Spec, call, call.Key);
    }

    public override Work<AmazonWebServiceResponse> Run(object request, Call call)
    {
        var work = Execute((TRequest)request, call);
        return work.Compute is { } compute ? Work<AmazonWebServiceResponse>.Slow(compute) : work.Answer!;
    }

    protected abstract OperationSpec<TRequest> Declare();

    // A key policy can ask for the measurements of the recipient: they have to be known before anybody is authorised.
    protected void CheckRecipient(TRequest request, Call call) => call.Recipient ??= Recipient.Of(Spec.Recipient?.Invoke(request), call);

    /// <summary>Checks that come after the key is found and before its usage and state are looked at.</summary>
    protected virtual void Check(TRequest request, Call call) { }

    protected abstract Work<TResponse> Execute(TRequest request, Call call);
}
