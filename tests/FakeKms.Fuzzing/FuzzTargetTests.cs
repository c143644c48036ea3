using FakeKms.Fuzzing.Running;
using FakeKms.Fuzzing.Targets;

namespace FakeKms.Fuzzing;

/// <summary>A few inputs for each target in every run of the tests; <c>eng/fuzz.sh</c> takes as long as one likes.</summary>
public sealed class FuzzTargetTests
{
    private static IEnumerable<string> Targets => FuzzTargets.Names;

    private static IEnumerable<TestCaseData> Findings =>
        from file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Findings"), "*.input", SearchOption.AllDirectories)
        select new TestCaseData(Path.GetFileName(Path.GetDirectoryName(file))!, Path.GetFileName(file));

    [TestCaseSource(nameof(Targets))]
    public void A_few_changed_inputs_find_nothing(string name)
    {
        using var target = FuzzTargets.Open(name);
        var run = new FuzzRun(name, target, seed: 20260101);

        run.Run(figures => figures.Inputs < target.DefaultInputs);

        Assert.That(run.Figures.Findings, Is.Empty);
    }

    [TestCaseSource(nameof(Findings))]
    public void What_was_found_once_stays_mended(string name, string file)
    {
        using var target = FuzzTargets.Open(name);

        Assert.That(() => target.Run(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Findings", name, file))), Throws.Nothing);
    }
}
