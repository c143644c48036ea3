namespace FakeKms.Tests.Guards;

/// <summary>A folder at the top of the library: which others it may use, in which order its own sub-folders stand, and what of other assemblies it may not name.</summary>
internal sealed record Room(string Name)
{
    private static readonly string[] Http = ["System.Net"];
    private static readonly string[] Invention = ["Bogus"];
    private static readonly string[] Sdk = ["Amazon"];
    private static readonly string[] SdkModel = ["Amazon.KeyManagementService.Model"];
    private static readonly string[] AnyJson = ["System.Text.Json"];
    private static readonly string[] Everybody = ["WireMock"];

    public static IReadOnlyList<Room> All { get; } =
    [
        new("Model") { Order = ["Authorization", "Faults", "Quotas", "", "Callers"], NeverNames = [.. Http, .. Invention, .. Sdk, .. AnyJson] },
        new("Entropy") { Uses = ["Model"], NeverNames = [.. Http, .. Invention, .. Sdk, .. AnyJson] },
        new("Time") { Uses = ["Model"], NeverNames = [.. Http, .. Invention, .. Sdk, .. AnyJson] },
        new("Crypto")
        {
            Uses = ["Model", "Entropy"],
            Order = ["Signatures", "Keys", "Symmetric", "Rsa", "Ec", "MlDsa", "MlKem", "Sm2", "Wrapping", "Recipients", ""],
            NeverNames = [.. Http, .. Invention, .. Sdk, .. AnyJson],
        },
        new("Domain")
        {
            Uses = ["Model", "Entropy", "Crypto"],
            Order = ["Errors", "Policies/Conditions", "Policies", "Policies/Decisions", "Materials", "KeyStores/Metrics", "KeyStores/Proxies", "KeyStores", "Keys", "Aliases", "Grants", "", "Due"],
            NeverNames = [.. Http, .. Invention, .. SdkModel, .. AnyJson],
            // A key policy is a JSON document in KMS itself.
            JsonIn = ["Policies"],
            // A condition can be about the caller's address.
            AddressesIn = ["Policies/Conditions"],
        },
        new("Trail")
        {
            Uses = ["Model", "Time"],
            Order = ["Shapes", "Records/Parts", "Records", "Names", "Queries", "Scanning", "Reading", "Delivery", "LeastPrivilege", "Pages", "Assertions", ""],
            NeverNames = [.. Http, .. Invention, .. Sdk],
        },
        new("Attestation") { Uses = ["Model", "Crypto"], NeverNames = [.. Http, .. Invention, .. AnyJson] },
        new("Views") { Uses = ["Model", "Domain"], NeverNames = [.. Http, .. Invention, .. SdkModel, .. AnyJson] },
        new("Engine")
        {
            Uses = ["Model", "Entropy", "Time", "Crypto", "Domain", "Trail"],
            Order = ["Members", "ExternalKeys", "State", "Keys", "Calls", "Permissions", "Recording", "Faults/Scripts", "Faults", "Validation", "Ciphers", "Rules", "Authorization", ""],
            NeverNames = [.. Http, .. Invention, .. AnyJson],
        },
        new("Operations")
        {
            Uses = ["Model", "Entropy", "Crypto", "Domain", "Trail", "Engine"],
            Families = true,
            NeverNames = [.. Http, .. Invention, .. AnyJson],
        },
        new("Seeding")
        {
            Uses = ["Model", "Entropy", "Crypto", "Domain", "Engine"],
            Order = ["", "Estates", "Worlds", "AwsCli"],
            NeverNames = [.. Http, .. SdkModel, .. AnyJson],
            // Keys in files, and key policies.
            JsonIn = ["Worlds", "AwsCli", "Estates"],
        },
        new("Replay")
        {
            Uses = ["Model", "Entropy", "Crypto", "Domain", "Trail", "Engine"],
            Order = ["Log", "History", "Unrecorded", "Calls", "", "Code/Text", "Code/Values", "Code/Keys", "Code"],
            NeverNames = [.. Http, .. Invention],
        },
        new("Xks")
        {
            Uses = ["Model", "Entropy", "Time", "Crypto", "Domain", "Engine"],
            Order = ["Messages", "Faults", "Proxy", "Client", ""],
            NeverNames = [.. Invention, .. SdkModel],
            // What a test hands to CreateCustomKeyStore.
            SdkModelIn = [""],
        },
        new("Telemetry") { Uses = ["Model", "Trail"], NeverNames = [.. Http, .. Invention, .. Sdk, .. AnyJson] },
        new("Protocol")
        {
            Uses = ["Model", "Entropy", "Crypto", "Trail", "Telemetry", "Engine", "Operations"],
            Order = ["Json", "", "CloudTrail"],
            NeverNames = [.. Invention],
        },
        new("Questions") { Uses = ["Model", "Domain", "Engine", "Trail"], NeverNames = [.. Http, .. Invention, .. Sdk, .. AnyJson] },
        new("Checks") { Uses = ["Model", "Trail", "Views"], NeverNames = [.. Http, .. Invention, .. SdkModel, .. AnyJson] },
        new("Hosting") { Uses = ["Model", "Time", "Protocol"], NeverNames = [.. Invention] },
        new("Scenarios") { Uses = ["Model", "Trail", "Attestation", "Views"], Order = ["Failures", "Running", "Script", "", "Steps", "Fragments"], NeverNames = [.. Http, .. Invention, .. AnyJson] },
        new("Testing") { Uses = ["Trail", "Engine", "Xks"], NeverNames = [.. Http, .. Invention, .. Sdk, .. AnyJson] },
        new("") { Uses = ["*"], NeverNames = [.. Invention, .. AnyJson] },
    ];

    /// <summary>Other rooms, with all that is in them.</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];

    /// <summary>The sub-folders and the room's own files (""), lowest first: each may use those before it. A room without an order has no sub-folders.</summary>
    public IReadOnlyList<string> Order { get; init; } = [""];

    /// <summary>Whether the sub-folders are families that stand side by side, below the files of the room itself.</summary>
    public bool Families { get; init; }

    /// <summary>Namespaces of other assemblies, with those below them.</summary>
    public IReadOnlyList<string> NeverNames { get; init; } = [];

    /// <summary>The sub-folders that name JSON in a room that otherwise does not.</summary>
    public IReadOnlyList<string> JsonIn { get; init; } = [];

    /// <summary>The sub-folders that name network addresses in a room that otherwise names nothing of networks.</summary>
    public IReadOnlyList<string> AddressesIn { get; init; } = [];

    /// <summary>The sub-folders that name the SDK's types for requests in a room that otherwise does not.</summary>
    public IReadOnlyList<string> SdkModelIn { get; init; } = [];

    /// <summary>The room and the sub-folder of a folder; null for one that is not planned.</summary>
    public static (Room Room, string Sub)? Of(string folder)
    {
        var parts = folder.Split('/', 2);
        if (All.SingleOrDefault(room => room.Name == parts[0]) is not { } room) return null;
        var sub = parts.Length == 1 ? "" : parts[1];
        return room.Families || room.Order.Contains(sub) ? (room, sub) : null;
    }

    public bool Allows(string sub, Room other, string otherSub)
    {
        if (other != this) return Uses.Contains("*") || Uses.Contains(other.Name);
        if (sub == otherSub) return true;
        return Families ? sub.Length == 0 : Order.IndexOf(otherSub) < Order.IndexOf(sub);
    }

    public bool AllowsNamespace(string sub, string name) => !NeverNames.Concat(Everybody)
        .Except(JsonIn.Contains(sub) ? AnyJson : [])
        .Except(AddressesIn.Contains(sub) ? Http : [])
        .Except(SdkModelIn.Contains(sub) ? SdkModel : [])
        .Any(banned => name == banned || name.StartsWith(banned + ".", StringComparison.Ordinal));
}

file static class Lists
{
    public static int IndexOf(this IReadOnlyList<string> list, string item) => list.ToList().IndexOf(item);
}
