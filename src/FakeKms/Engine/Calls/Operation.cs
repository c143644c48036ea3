using Amazon.KeyManagementService;
using Amazon.Runtime;
using FakeKms.Trail.Shapes;

namespace FakeKms.Engine.Calls;

/// <summary>One operation of KMS, as the pipeline sees it. <see cref="CallChecks"/> has the order of its checks.</summary>
internal abstract class Operation
{
    public abstract string Name { get; }

    public abstract string Action { get; }

    public abstract Type RequestType { get; }

    public abstract IReadOnlyList<string> Honours { get; }

    public abstract IReadOnlyList<KeyState> States { get; }

    public abstract TrailShape Trail { get; }

    public abstract bool CountsAsUse { get; }

    /// <summary>Whether the policy of AWS managed keys lets principals of the account do this.</summary>
    public abstract bool OnAwsManagedKeys { get; }

    /// <summary>The permissions that a caller needs, in the order in which AWS asks for them.</summary>
    public abstract IReadOnlyList<NeededPermission> NeededPermissions { get; }

    /// <summary>Refuses what is wrong with the request by itself, whatever the keys are.</summary>
    public abstract void CheckRequest(object request, Call call);

    /// <summary>Finds the keys that the call is about: <see cref="Call.Keys"/>.</summary>
    public abstract void FindKeys(object request, Call call);

    /// <summary>What a caller has to be allowed, in the order in which AWS asks. Its keys are known: <see cref="Call.Keys"/>.</summary>
    public abstract IReadOnlyList<PermissionCheck> Permissions(object request, Call call);

    /// <summary>Refuses what only the key shows to be wrong, whatever state it is in.</summary>
    public abstract void CheckBeforeState(object request, Call call);

    /// <summary>Refuses keys of the wrong usage, origin, state or key spec, one after the other.</summary>
    public abstract void CheckKeys(Call call);

    /// <summary>Refuses what is wrong with the request for a key that is in order: dates, and tokens that grow old, among it.</summary>
    public abstract void CheckAfterState(object request, Call call);

    /// <summary>Does the work, or prepares the slow part of it.</summary>
    public abstract Work Execute(object request, Call call);
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

    public override bool OnAwsManagedKeys => Spec.OnAwsManagedKeys;

    public override IReadOnlyList<NeededPermission> NeededPermissions => Spec.Permissions;

    protected OperationSpec<TRequest> Spec => spec ??= Declare();

    public sealed override void CheckRequest(object request, Call call)
    {
        // A key policy can ask for the measurements of the recipient: they have to be known before anybody is authorised.
        if (call.Recipient is { } known) known.CheckAt(call.Now);
        else call.Recipient = Recipient.Of(Spec.Recipient?.Invoke((TRequest)request), call);
        CheckRequest((TRequest)request, call);
    }

    public sealed override void FindKeys(object request, Call call)
    {
        if (call.State.Consistency.HasNewGrants) call.GrantTokens = GrantTokens.In(request);
        FindKeys((TRequest)request, call);
    }

    public sealed override IReadOnlyList<PermissionCheck> Permissions(object request, Call call)
    {
        var checks = new List<PermissionCheck>(Spec.Permissions.Count);
        foreach (var permission in Spec.Permissions)
        {
            if (permission.CheckOf((TRequest)request, call, Spec.Action) is { } check) checks.Add(check);
        }
        return checks;
    }

    public sealed override void CheckBeforeState(object request, Call call) => CheckBeforeState((TRequest)request, call);

    public sealed override void CheckKeys(Call call)
    {
        foreach (var key in call.Keys) KeyRules.Check(Spec, call, key);
    }

    public sealed override void CheckAfterState(object request, Call call) => CheckAfterState((TRequest)request, call);

    public sealed override Work Execute(object request, Call call) => Execute((TRequest)request, call);

    protected abstract OperationSpec<TRequest> Declare();

    /// <summary>For operations that look at more of the request than its shape before they look for a key.</summary>
    protected virtual void CheckRequest(TRequest request, Call call) { }

    /// <summary>Finds the key of the spec, if the request names one. ReEncrypt has two, Decrypt finds its own by the ciphertext.</summary>
    protected virtual void FindKeys(TRequest request, Call call)
    {
        if (Spec.Key is { } argument && argument.Read(request) is { } text) call.Key = KeyResolver.Resolve(call, text, argument.Forms, Spec.Action);
    }

    protected virtual void CheckBeforeState(TRequest request, Call call) { }

    /// <summary>What depends on the time belongs here or before: a slow call is judged again when it ends, by the time of its end.</summary>
    protected virtual void CheckAfterState(TRequest request, Call call) { }

    protected abstract Work<TResponse> Execute(TRequest request, Call call);
}
