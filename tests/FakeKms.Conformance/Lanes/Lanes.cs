namespace FakeKms.Conformance;

/// <summary>Where the cases run: in memory and over HTTP, and at the endpoint that FAKEKMS_CONFORMANCE_ENDPOINT names, if it names one.</summary>
public static class Lanes
{
    public const string Variable = "FAKEKMS_CONFORMANCE_ENDPOINT";
    public const string Aws = "aws";
    public const string Configured = "configured";

    public static Lane InMemory { get; } = new("in memory", _ => FakeEndpoint.InMemory(), _ => true);

    public static Lane OverHttp { get; } = new("over HTTP", SharedServer.Connect, c => !c.IsExhaustive);

    /// <summary>What the environment names: a URL, <c>aws</c>, or nothing.</summary>
    public static string? Named => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } value ? value : null;

    /// <summary>The lanes of this run; the program narrows them down for a scorecard.</summary>
    public static IReadOnlyList<Lane> Chosen { get; set; } = Default();

    public static Lane At(string url) => new(Configured, _ => new ForeignEndpoint(url), c => !c.IsExhaustive);

    public static Lane Find(string name) => Chosen.Single(lane => lane.Name == name);

    // AWS is no lane of its own accord: the program announces it first, and cleans up behind it.
    private static Lane[] Default() => Named is { } url and not Aws ? [InMemory, OverHttp, At(url)] : [InMemory, OverHttp];
}
