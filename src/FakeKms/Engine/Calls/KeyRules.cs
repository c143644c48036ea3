using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;

namespace FakeKms.Engine.Calls;

/// <summary>The checks of a key against an operation's spec: usage and origin, state, key spec, in AWS's order.</summary>
internal static class KeyRules
{
    // A change of state that a call may not have seen yet concerns those that look at the key or use it. What changes the key goes by what the key is.
    public static void Check<TRequest>(OperationSpec<TRequest> spec, Call call, KmsKey key)
    {
        if (spec.Usage is { } usage && key.KeyUsage != usage) throw KmsErrors.WrongUsage(key.Arn, key.KeyUsage, spec.Name);
        if (spec.Origins is { } origins && !origins.Contains(key.Origin)) throw KmsErrors.WrongOrigin(key.Arn, key.Origin);
        var state = spec.Trail.ReadOnly ? call.StateOf(key) : key.State;
        if (!spec.States.Contains(state)) throw KeyStateErrors.For(key, state);
        if (spec.Specs is { } specs && !specs.Contains(key.KeySpec)) throw KmsErrors.Unsupported("");
    }
}
