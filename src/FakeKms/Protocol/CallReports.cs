using FakeKms.Engine.Calls;
using FakeKms.Engine.Members;
using FakeKms.Engine.Recording;
using FakeKms.Telemetry;

namespace FakeKms.Protocol;

/// <summary>What is told of the answer to a request.</summary>
internal static class CallReports
{
    /// <summary>The operation, if KMS has it. Anything else is the caller's text.</summary>
    public static string NameOf(string? operation) =>
        operation is not null && SdkOperations.Names.Contains(operation) ? operation : CallReport.OtherOperation;

    public static CallReport Of(string operation, WireResponse response)
    {
        var report = new CallReport(operation, response.RequestId) { ErrorCode = response.ErrorCode };
        return response.Call is { } call ? Of(report, call) : report;
    }

    private static CallReport Of(CallReport report, Call call)
    {
        var identity = RecordedIdentity.Of(call.Caller, call.Home);
        return report with
        {
            Caller = identity.Arn ?? identity.InvokedBy ?? identity.AccountId,
            Region = call.Origin.Region,
            Resources = [.. call.Resources.Select(resource => resource.Arn)],
            Time = call.Now,
            Fault = call.Fault,
        };
    }
}
