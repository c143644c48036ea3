namespace FakeKms.Conformance;

/// <summary>What this program takes for itself; all other arguments belong to the test runner.</summary>
internal sealed record CommandLine(bool IsScorecard, bool ListsFailures, string? Operation, string? Endpoint)
{
    public const string Usage = "--scorecard [--endpoint URL|aws | --over-http] [--operation NAME] [--failures]";

    /// <summary>The fake behind WireMock.Net, in place of the one in memory.</summary>
    public bool IsOverHttp { get; init; }

    /// <summary>Where the cases of a scorecard run.</summary>
    public Lane Lane => IsOverHttp ? Lanes.OverHttp : Endpoint is { } url ? Lanes.At(url) : Lanes.InMemory;

    public static CommandLine Parse(string[] arguments, string? named)
    {
        if (!arguments.Contains("--scorecard")) return new CommandLine(false, false, null, Checked(named));
        var isOverHttp = arguments.Contains("--over-http");
        var (line, rest) = (new CommandLine(true, false, null, isOverHttp ? null : named), new Queue<string>(arguments));
        while (rest.TryDequeue(out var argument))
        {
            line = argument switch
            {
                "--scorecard" => line,
                "--failures" => line with { ListsFailures = true },
                "--over-http" => line with { IsOverHttp = true },
                "--operation" => line with { Operation = Value(argument, rest) },
                "--endpoint" => line with { Endpoint = Value(argument, rest) },
                _ => throw new ArgumentException($"{argument} is no argument of the scorecard. {Usage}"),
            };
        }

        if (line.Operation is { } operation && !SdkOperations.Names.Contains(operation)) throw new ArgumentException($"{operation} is no operation of KMS.");
        if (line is { IsOverHttp: true, Endpoint: not null }) throw new ArgumentException($"--over-http is the fake, and --endpoint another KMS. {Usage}");
        return line with { Endpoint = Checked(line.Endpoint) };
    }

    // AWS by its URL would be AWS without tags and without cleaning up.
    private static string? Checked(string? endpoint) => endpoint is null or Lanes.Aws ? endpoint
        : !Uri.TryCreate(endpoint, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")
            ? throw new ArgumentException($"{endpoint} is no URL, and not {Lanes.Aws}. {Usage}")
        : url.Host.Contains(".amazonaws.", StringComparison.OrdinalIgnoreCase)
            ? throw new ArgumentException($"Name AWS itself as \"{Lanes.Aws}\", not as {endpoint}: only then the keys are tagged and deleted afterwards.")
        : endpoint;

    private static string Value(string argument, Queue<string> rest) =>
        rest.TryDequeue(out var value) ? value : throw new ArgumentException($"{argument} needs a value. {Usage}");
}
