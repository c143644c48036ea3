using System.Text.RegularExpressions;

namespace FakeKms.Testing;

/// <summary>A server at the end of its test: what it has to say to the test, and what the test is to fail for.</summary>
internal sealed partial class EndedServer
{
    public required KmsTrail Trail { get; init; }

    /// <summary>Those of forks, where they have records of their own.</summary>
    public required IReadOnlyList<KmsTrail> Forks { get; init; }

    public required KmsAuthorization Authorization { get; init; }

    public required KmsFaults Faults { get; init; }

    public required XksFaults ProxyFaults { get; init; }

    /// <summary>What is wrong with the scenarios of the test; null for nothing.</summary>
    public required string? Forgotten { get; init; }

    public required IReadOnlyList<string> Mistakes { get; init; }

    public required IReadOnlyList<Exception> Defects { get; init; }

    /// <summary>Tells the test what it is to know. Answers with what it is to fail for; null for nothing.</summary>
    public string? Tell(KmsTestEnd end)
    {
        var failed = end.Outcome == KmsTestOutcome.Failed;
        if (failed || end.Outcome == KmsTestOutcome.Unknown) TellCalls(end);
        var unseen = Unseen();
        // A test that failed, or gave up, has not come to its scenarios and faults; but one that failed may have failed because of them.
        if (failed && unseen is not null) end.WriteLine(unseen);
        var objection = Broken() ?? (end.Outcome is KmsTestOutcome.Passed or KmsTestOutcome.Unknown ? unseen : null);
        if (failed || objection is not null)
        {
            foreach (var trail in Forks.Prepend(Trail)) TimelineFile.Add(trail, end, failed ? end.FailureMessage : objection);
        }
        return objection;
    }

    private void TellCalls(KmsTestEnd end)
    {
        if (!RecordLine().IsMatch(end.FailureMessage ?? ""))
            end.WriteLine("Recorded by FakeKms:" + (Trail.Count == 0 ? " no calls." : KmsTrailReport.Lines(Trail)));
        foreach (var fork in Forks) end.WriteLine("Recorded by FakeKms in a fork:" + KmsTrailReport.Lines(fork));
        if (DenialText.Of(Authorization) is { } denials) end.WriteLine(denials);
    }

    private string? Broken()
    {
        if (Trail.SubscriberErrors is [var error, ..]) return $"A subscriber to the trail threw: {error}";
        if (Faults.HookErrors is [var thrown, ..]) return $"A hook of kms.Faults threw: {thrown}";
        if (ProxyFaults.HookErrors is [var other, ..]) return $"A hook of kms.XksProxy, or its authorization, threw: {other}";
        if (Mistakes is [var mistake, ..]) return mistake;
        return Defects is [var defect, ..] ? $"FakeKms itself broke, please report it: {defect}" : null;
    }

    private string? Unseen()
    {
        string?[] all = [Forgotten, Unfired("", Faults.Unfired), Unfired(" at kms.XksProxy", ProxyFaults.Unfired)];
        var text = string.Join(Environment.NewLine, all.OfType<string>());
        return text.Length == 0 ? null : text;
    }

    private static string? Unfired(string where, IReadOnlyList<KmsUnfiredFault> unfired) => unfired.Count == 0
        ? null
        : $"Scripted to fail{where} and not come to it:{string.Concat(unfired.Select(fault => $"{Environment.NewLine}  {fault}"))}";

    // A time, a Region and an event in columns: so failures print records.
    [GeneratedRegex(@"[0-9]Z  [a-z-]+-[0-9]  [A-Z]")]
    private static partial Regex RecordLine();
}
