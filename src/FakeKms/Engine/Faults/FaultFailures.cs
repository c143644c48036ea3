using FakeKms.Engine.Calls;
using FakeKms.Model;

namespace FakeKms.Engine.Faults;

/// <summary>What a fault without effect makes of a call.</summary>
internal static class FaultFailures
{
    public static KmsFailure Of(KmsFault fault, Operation operation, Call call) => fault switch
    {
        { ErrorCode: null } => new KmsFailure("", "", 0),
        { ErrorText: null } => PrincipalArn.NotAuthorized(call, operation.Action, call.Keys is [var key, ..] ? key.Arn : "*"),
        _ => new KmsFailure(fault.ErrorCode, fault.ErrorText, fault.ErrorStatus),
    };
}
