using FakeKms.Models.Tests.Planted;
using FakeKms.Models.Tests.Runs;
using FakeKms.Models.Tests.Sequences;
using FakeKms.Readme.Tests;

namespace FakeKms.Models.Tests;

/// <summary>What a disagreement is printed as compiles, and does what was done.</summary>
public sealed class PrintedScriptTests
{
    private const ulong Seed = 2;
    private const int Length = 150;

    [Test]
    public async Task A_script_fails_where_the_model_is_wrong()
    {
        var found = await PlantedFaultTests.FindAsync(new WrongCode());
        var code = found.ToString();

        var failure = await Assert.CatchAsync<KmsScenarioException>(() => RunAsync(code));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(PlantedFaultTests.Told(found), Has.Length.LessThanOrEqualTo(5));
            Assert.That(code, Does.Contain("// The model: KMSInvalidStateException\n    // The engine: DisabledException\n    .Encrypt("));
            Assert.That(failure!.Message, Does.Contain("Encrypt").And.Contain("DisabledException"));
        }
    }

    [Test]
    public async Task A_script_of_commands_of_all_kinds_runs_as_the_commands_did()
    {
        var subject = new Subject(TimeSpan.FromMinutes(10));
        var (commands, model) = (Sequence.Of(Seed, Length, subject.NewModel()), subject.NewModel());
        var steps = commands.Where(command => command.Fits(model)).Select(command => new Step(command, model.Do(command))).ToList();

        await RunAsync(new Disagreement(steps, "", "", subject.TransitionTime).ToString());
    }

    private static Task<int> RunAsync(string code) => BlockRun.RunAsync(CSharpBlock.Compile(new MarkdownBlock("printed.cs", 1, "csharp", code)));
}
