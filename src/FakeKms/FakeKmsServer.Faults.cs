using FakeKms.Engine.Faults;
using FakeKms.Scenarios.Running;

namespace FakeKms;

public sealed partial class FakeKmsServer
{
    private readonly FaultBook book;

    /// <summary>What is to go wrong: faults of the calls to come, and code of the test that runs between calls.</summary>
    public KmsFaults Faults { get; }

    // The key may go by a name of the script, which the run knows.
    private void CheckFailure(ScriptedFailure failure)
    {
        Faults.Failure(failure.Operation, failure.Fault, failure.Times, failure.After, onKey: null, failure.By, failure.InRegion, failure.WithContext);
        ScriptScopes.CheckKey(failure.Operation, failure.OnKey);
    }

    private void Fail(ScriptedFailure failure) => Faults.FailNext(
        failure.Operation, failure.Fault, failure.Times, failure.After, failure.OnKey, failure.By, failure.InRegion, failure.WithContext);

    private KmsFault? FaultOf(string requestId) => book.Fired.LastOrDefault(fired => fired.RequestId == requestId)?.Fault;

    // A clock that the server cannot move stands for real time, which passes by itself.
    private void PassTime(TimeSpan duration)
    {
        if (settings.Advance is not null || settings.Time is KmsClock) Advance(duration);
    }
}
