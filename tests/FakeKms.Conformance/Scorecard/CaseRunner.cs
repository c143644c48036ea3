using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace FakeKms.Conformance;

/// <summary>Runs the cases of one lane by NUnit itself, without the test platform around it.</summary>
internal static class CaseRunner
{
    // Cases wait for the endpoint more than they compute.
    private const int Workers = 4;

    public static IReadOnlyList<CaseResult> Run(Lane lane)
    {
        var (chosen, listener) = (Lanes.Chosen, new Listener(lane));
        Lanes.Chosen = [lane];
        try
        {
            var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
            runner.Load(typeof(CaseRunner).Assembly, new Dictionary<string, object> { ["NumberOfTestWorkers"] = Workers });
            runner.Run(listener, TestFilter.FromXml($"<filter><cat>{LanesAttribute.Category}</cat></filter>"));
        }
        finally
        {
            Lanes.Chosen = chosen;
        }

        return listener.Results;
    }

    private sealed class Listener(Lane lane) : ITestListener
    {
        private readonly List<CaseResult> results = [];

        public IReadOnlyList<CaseResult> Results => results;

        public void TestFinished(ITestResult result)
        {
            if (result.Test is not { IsSuite: false, Method: { } method, TypeInfo: { } type }) return;
            var operation = ConformanceCase.Of(type.Type, method.MethodInfo, []).Operation ?? "";
            var passed = result.ResultState.Status == TestStatus.Passed;
            lock (results) results.Add(new CaseResult(operation, NameOf(type.Type, result.FullName), passed, result.Message ?? ""));
        }

        // Neither the namespace nor the lane, which all have in common.
        private string NameOf(Type type, string name) => name[(type.Namespace!.Length + 1)..]
            .Replace($"(\"{lane.Name}\").", ".", StringComparison.Ordinal).Replace($"(\"{lane.Name}\",", "(", StringComparison.Ordinal);

        public void TestStarted(ITest test) { }

        public void TestOutput(TestOutput output) { }

        public void SendMessage(TestMessage message) { }
    }
}
