using Amazon.KeyManagementService;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Keys;
using FakeKms.Model;

namespace FakeKms.Engine.Authorization;

/// <summary>
/// What holds for AWS managed keys while policies do not decide: services use them, for whomever they work; others look at them. Records do not always tell
/// which service hands a call on, so that any service may use any of these keys.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk"/></remarks>
internal static class AwsManagedKeyRules
{
    /// <exception cref="KmsFailure">The call is about such a key, and not allowed.</exception>
    public static void Check(Operation operation, Call call)
    {
        foreach (var key in call.Keys)
        {
            if (key.Manager != KeyManagerType.AWS || operation.OnAwsManagedKeys) continue;
            if (call.Caller.InvokedBy is null || !AwsManagedPolicy.LetsServices(operation.Action))
                throw PrincipalArn.NotAuthorized(call, operation.Action, key.Arn);
        }
    }
}
