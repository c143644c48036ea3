namespace FakeKms.Tests.Guards;

/// <summary>What the files of one folder may name: folders and root files of the library, and what of other assemblies is kept out.</summary>
internal sealed record Layer(string Folder)
{
    private static readonly string[] Http = ["System.Net", "WireMock"];
    private static readonly string[] Invention = ["Bogus"];
    private static readonly string[] Sdk = ["Amazon"];
    private static readonly string[] SdkModel = ["Amazon.KeyManagementService.Model"];
    private static readonly string[] Json = ["System.Text.Json"];

    private static readonly Layer PolicyText = new("Domain") { NeverNames = [.. Http, .. Invention, .. Sdk] };

    public static IReadOnlyList<Layer> All { get; } =
    [
        new("Entropy") { NeverNames = [.. Http, .. Invention, .. Sdk, .. Json] },
        new("Time") { NeverNames = [.. Http, .. Invention, .. Sdk, .. Json] },
        new("Crypto") { Uses = ["Entropy"], NeverNames = [.. Http, .. Invention, .. Sdk, .. Json] },
        new("Domain") { Uses = ["Crypto", "Time", "Entropy"], NeverNames = [.. Http, .. Invention, .. SdkModel, .. Json] },
        new("Trail") { Uses = ["Time"], NeverNames = [.. Http, .. Invention, .. Sdk] },
        new("Operations")
        {
            Uses = ["Domain", "Crypto", "Time", "Entropy", "Trail"],
            NeverNames = [.. Http, .. Invention, .. Json],
        },
        new("Protocol") { Uses = ["Operations", "Entropy", "Trail"], NeverNames = ["WireMock", .. Invention] },
        new("Hosting") { Uses = ["Protocol"], NeverNames = [.. Invention] },
        new("Scenarios") { Uses = ["Time", "Trail"], NeverNames = ["WireMock", .. Invention] },
        new("Seeding") { NeverNames = [.. Http, .. SdkModel] },
        new("") { Uses = ["*"], NeverNames = [.. Invention] },
    ];

    /// <summary>Files with a rule of their own: a key policy is a JSON document in KMS itself, so its reader and its writer know JSON.</summary>
    public static IReadOnlyDictionary<string, Layer> Exceptions { get; } = new Dictionary<string, Layer>
    {
        ["Domain/Policies/PolicyReader.cs"] = PolicyText,
        ["Domain/Policies/PolicyElements.cs"] = PolicyText,
        ["Domain/Policies/PolicyLayout.cs"] = PolicyText,
    };

    /// <summary>Other folders of the library.</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];

    /// <summary>Namespaces of other assemblies, with those below them.</summary>
    public IReadOnlyList<string> NeverNames { get; init; } = [];

    public bool Allows(string folder) => folder == Folder || Uses.Contains("*") || Uses.Contains(folder);

    public bool AllowsNamespace(string name) =>
        !NeverNames.Any(banned => name == banned || name.StartsWith(banned + ".", StringComparison.Ordinal));
}
