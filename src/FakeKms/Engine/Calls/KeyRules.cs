using Amazon.KeyManagementService;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Keys;

namespace FakeKms.Engine.Calls;

/// <summary>The checks of a key against an operation's spec, in AWS's order: permission, usage and origin, then state, then key spec.</summary>
internal static class KeyRules
{
    // The policy of an AWS managed key lets only the service use it, for whomever it works; whoever else tries is not authorised.
    public static void Authorise<TRequest>(OperationSpec<TRequest> spec, Call call, KmsKey key)
    {
        if (key.Manager != KeyManagerType.AWS || spec.OnAwsManagedKeys) return;
        if (call.Caller.InvokedBy is null || !AwsManagedPolicy.LetsServices(spec.Action)) throw call.NotAuthorized(spec.Action, key.Arn);
    }

    public static void Check<TRequest>(OperationSpec<TRequest> spec, Call call, KmsKey key)
    {
        Authorise(spec, call, key);
        if (spec.Usage is { } usage && key.KeyUsage != usage) throw KmsErrors.WrongUsage(key.Arn, key.KeyUsage, spec.Name);
        if (spec.Origins is { } origins && !origins.Contains(key.Origin)) throw KmsErrors.WrongOrigin(key.Arn, key.Origin);
        if (!spec.States.Contains(key.State)) throw KeyStateErrors.For(key);
        if (spec.Specs is { } specs && !specs.Contains(key.KeySpec)) throw KmsErrors.Unsupported("");
    }
}
