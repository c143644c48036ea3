using System.Diagnostics;

namespace FakeKms.Conformance;

internal sealed class ProgramTests
{
    [Test]
    public async Task The_program_prints_a_scorecard_of_the_cases_in_memory()
    {
        var (code, output) = await RunAsync("--scorecard", "--operation", "GenerateRandom");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(Scorecard.CouldRun), output);
            Assert.That(output, Does.Match(@"GenerateRandom +\d+ +0\n").And.Match(@"all +\d+ +0\n"));
        }
    }

    [Test]
    public async Task An_endpoint_where_nothing_listens_is_no_scorecard()
    {
        // Port 9 is for a service that no machine runs any more.
        var (code, output) = await RunAsync("--scorecard", "--endpoint", "http://127.0.0.1:9");

        Assert.That((code, output.Trim()), Is.EqualTo((Scorecard.CouldNotRun, "Nothing listens at http://127.0.0.1:9.")));
    }

    /// <summary>The whole way of a run against AWS, but for AWS: the SDK is told by its own variable that KMS is elsewhere.</summary>
    [Test]
    public async Task A_run_against_AWS_announces_its_keys_and_leaves_every_one_tagged_and_pending_deletion()
    {
        using var kms = FakeKmsServer.Start();

        var (code, output) = await RunAsync(kms.OverHttp().EnvironmentVariables, "--scorecard", "--endpoint", "aws", "--operation", "CreateKey");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(code, Is.EqualTo(Scorecard.CouldRun), output);
            Assert.That(output, Does.StartWith($"AWS KMS in {kms.Region}: this run makes about {kms.Keys.Count} keys"));
            Assert.That(output, Does.Match(@"CreateKey +\d+ +0\n").And.EndWith($"{kms.Keys.Count} of {kms.Keys.Count} keys are scheduled for deletion.\n"));
            Assert.That(
                kms.Keys.Select(key => (key.Tags.ContainsKey(KeyLedger.Tag), key.KeyState.Value)).Distinct(),
                Is.EqualTo(new[] { (true, "PendingDeletion") }));
        }
    }

    private static Task<(int Code, string Output)> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string>(), arguments);

    private static async Task<(int Code, string Output)> RunAsync(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(typeof(ProgramTests).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment.Remove(Lanes.Variable);
        // Of the run that this test is part of.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("TESTINGPLATFORM_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output.ReplaceLineEndings("\n"));
    }
}
