namespace FakeKms.Mutants;

/// <summary>What a run is made of, in one folder.</summary>
internal sealed record Files(string Folder)
{
    /// <summary>Stryker's.</summary>
    public string Report => Path.Combine(Folder, "reports", "mutation-report.json");

    public string Coverage => Path.Combine(Folder, "coverage");

    /// <summary>A line for each change that was looked at: a run goes on where the last one ended.</summary>
    public string Verdicts => Path.Combine(Folder, "verdicts.tsv");
}
