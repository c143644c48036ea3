using System.Reflection;
using NUnit;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;

namespace FakeKms.Mutants;

/// <summary>The tests of FakeKms.Tests in this process, as NUnit itself runs them, one after the other.</summary>
internal sealed class TestRun
{
    // What looks at the sources and not at what the library does, and what measures it.
    private static readonly string[] LeftOut = ["FakeKms.Tests.Guards.", "FakeKms.Tests.Engine.Cost.", "Stress"];
    private readonly Dictionary<string, object> settings;
    private readonly NUnitTestAssemblyRunner runner = new(new DefaultTestAssemblyBuilder());

    public TestRun()
    {
        settings = new()
        {
            [FrameworkPackageSettings.NumberOfTestWorkers] = 0,
            [FrameworkPackageSettings.SynchronousEvents] = true,
            [FrameworkPackageSettings.RandomSeed] = 1,
        };
        var all = runner.Load(Assembly.Load("FakeKms.Tests"), settings);
        var count = new Dictionary<string, int>(StringComparer.Ordinal);
        Tests = Leaves(all).Where(test => !LeftOut.Any(part => test.FullName.Contains(part, StringComparison.Ordinal)))
            .ToDictionary(test => $"{test.FullName}#{count[test.FullName] = count.GetValueOrDefault(test.FullName) + 1}", StringComparer.Ordinal);
    }

    /// <summary>By their names, of which each is there once and means the same test in every process.</summary>
    public IReadOnlyDictionary<string, ITest> Tests { get; }

    /// <summary>Runs them in NUnit's order, up to the first that fails if so asked.</summary>
    public void Run(IEnumerable<ITest> tests, ITestListener listener, bool untilFailure)
    {
        settings[FrameworkPackageSettings.StopOnError] = untilFailure;
        runner.Run(listener, new ChosenTests(tests));
    }

    private static IEnumerable<ITest> Leaves(ITest test) => test.IsSuite ? test.Tests.SelectMany(Leaves) : [test];
}
