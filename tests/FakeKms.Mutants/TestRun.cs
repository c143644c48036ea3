using System.Reflection;
using NUnit;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;

namespace FakeKms.Mutants;

/// <summary>The tests of the library in this process, as NUnit itself runs them, one after the other.</summary>
internal sealed class TestRun
{
    // Constraints on keys are looked at through NUnit.
    private static readonly string[] Assemblies = ["FakeKms.Tests", "FakeKms.Conformance", "FakeKms.NUnit.Tests"];
    private static readonly string[] Taken = ["FakeKms.Tests.", "(\"in memory\").", "FakeKms.Assertions.Tests.Keys."];

    // What looks at the sources and not at what the library does, and what measures it.
    private static readonly string[] LeftOut = ["FakeKms.Tests.Guards.", "FakeKms.Tests.Engine.Cost.", "Stress"];
    private readonly Dictionary<string, object> settings = new()
    {
        [FrameworkPackageSettings.NumberOfTestWorkers] = 0,
        [FrameworkPackageSettings.SynchronousEvents] = true,
        [FrameworkPackageSettings.RandomSeed] = 1,
    };

    private readonly Dictionary<ITest, NUnitTestAssemblyRunner> runners = [];

    public TestRun()
    {
        var count = new Dictionary<string, int>(StringComparer.Ordinal);
        var tests = new Dictionary<string, ITest>(StringComparer.Ordinal);
        foreach (var assembly in Assemblies)
        {
            var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
            foreach (var test in Leaves(runner.Load(Assembly.Load(assembly), settings)).Where(IsTaken))
            {
                tests.Add($"{test.FullName}#{count[test.FullName] = count.GetValueOrDefault(test.FullName) + 1}", test);
                runners.Add(test, runner);
            }
        }
        Tests = tests;
    }

    /// <summary>By their names, of which each is there once and means the same test in every process.</summary>
    public IReadOnlyDictionary<string, ITest> Tests { get; }

    /// <summary>Runs them in NUnit's order, in each assembly up to the first that fails if so asked.</summary>
    public void Run(IEnumerable<ITest> tests, ITestListener listener, bool untilFailure)
    {
        settings[FrameworkPackageSettings.StopOnError] = untilFailure;
        foreach (var group in tests.GroupBy(test => runners[test])) group.Key.Run(listener, new ChosenTests(group));
    }

    private static bool IsTaken(ITest test) =>
        Taken.Any(part => test.FullName.Contains(part, StringComparison.Ordinal)) && !LeftOut.Any(part => test.FullName.Contains(part, StringComparison.Ordinal));

    private static IEnumerable<ITest> Leaves(ITest test) => test.IsSuite ? test.Tests.SelectMany(Leaves) : [test];
}
