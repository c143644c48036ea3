using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace FakeKms.Assertions.Tests;

/// <summary>Runs one fixture that is not run by itself, since it fails on purpose.</summary>
internal static class FixtureRun
{
    public static ITestResult Of(Type fixture) => Leaf(Run(fixture));

    /// <summary>The messages of all its results, those of its suites too.</summary>
    public static IEnumerable<string> MessagesOf(Type fixture) => All(Run(fixture)).Select(result => result.Message);

    private static ITestResult Run(Type fixture)
    {
        using (new TestExecutionContext.IsolatedContext())
        {
            var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
            runner.Load(fixture.Assembly, new Dictionary<string, object> { ["NumberOfTestWorkers"] = 0 });
            return runner.Run(TestListener.NULL, new OnlyFixture(fixture.FullName!));
        }
    }

    private static IEnumerable<ITestResult> All(ITestResult result) => result.Children.SelectMany(All).Prepend(result);

    private static ITestResult Leaf(ITestResult result) => result.HasChildren ? Leaf(result.Children.First()) : result;

    private sealed class OnlyFixture(string name) : TestFilter
    {
        public override bool Match(ITest test) => test.ClassName == name || test.FullName == name;

        public override bool Pass(ITest test, bool negated) => Match(test) || test.Tests.Any(child => Pass(child, negated));

        public override bool IsExplicitMatch(ITest test) => Match(test);

        public override TNode AddToXml(TNode parentNode, bool recursive) => parentNode;
    }
}
