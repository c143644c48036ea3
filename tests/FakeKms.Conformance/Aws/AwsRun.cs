using System.Runtime.InteropServices;

namespace FakeKms.Conformance;

/// <summary>
/// A run against AWS: says first how many keys it will make and what it leaves out, and schedules every key for deletion at the end, however the run ended.
/// Nobody has run it against AWS yet. What can be proved without an account is proved against the fake: the tags, the ledger, the cleaning up.
/// </summary>
internal static class AwsRun
{
    public const string Name = "aws";

    /// <summary>The lane of AWS, while a run against it is under way.</summary>
    public static Lane? Lane { get; private set; }

    public static bool Runs(ConformanceCase c) => c is { IsExhaustive: false, NotOnAws: null };

    public static string Announcement(int keys, string region, IEnumerable<ConformanceCase> cases) =>
        $"AWS KMS in {region}: this run makes about {keys} keys, each with the tag {KeyLedger.Tag}, and schedules every one for deletion after 7 days.\n" +
        string.Concat(
            from c in cases
            where c.NotOnAws is not null
            group c by c.NotOnAws into left
            select $"Left out, {left.Key}:\n{string.Concat(left.Select(c => $"    {c.Name}\n"))}");

    public static async Task<int> AroundAsync(CommandLine line, TextWriter output, Func<Task<int>> run)
    {
        var (ledger, chosen) = (new KeyLedger(), Lanes.Chosen);
        using var endpoint = new AwsEndpoint(ledger);
        await output.WriteLineAsync(Announcement(Rehearsal.CountKeys(c => Runs(c) && IsAskedFor(c)), endpoint.Region, ConformanceCase.All.Where(IsAskedFor)));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        Lane = new Lane(Name, _ => new AwsEndpoint(ledger), Runs);
        Lanes.Chosen = [.. chosen, Lane];
        try
        {
            return await run();
        }
        finally
        {
            (Lane, Lanes.Chosen) = (null, chosen);
            await ReportAsync(ledger, await CleanUp.RunAsync(ledger, endpoint.In), output);
        }

        bool IsAskedFor(ConformanceCase c) => line.Operation is null || c.Operation == line.Operation;

        // The cases that are left fail at once, for they get no keys; then the keys that there are can be deleted.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ledger.Close();
        }
    }

    private static async Task ReportAsync(KeyLedger ledger, IReadOnlyList<string> left, TextWriter output)
    {
        await output.WriteLineAsync($"{ledger.Keys.Count - left.Count} of {ledger.Keys.Count} keys are scheduled for deletion.");
        foreach (var key in left) await output.WriteLineAsync($"NOT scheduled, delete it yourself: {key}");
    }
}
