using NUnit.Framework.Interfaces;

namespace FakeKms.Mutants;

/// <summary>Hears of tests, not of the fixtures around them.</summary>
internal abstract class Listener : ITestListener
{
    void ITestListener.TestStarted(ITest test)
    {
        if (!test.IsSuite) Started(test);
    }

    void ITestListener.TestFinished(ITestResult result)
    {
        if (!result.Test.IsSuite) Finished(result);
    }

    void ITestListener.TestOutput(TestOutput output) { }

    void ITestListener.SendMessage(TestMessage message) { }

    protected abstract void Started(ITest test);

    protected abstract void Finished(ITestResult result);
}
