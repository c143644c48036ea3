namespace FakeKms.Benchmarks;

/// <summary>What things cost among few and among many: keys, aliases, grants, rotations and records.</summary>
internal static class Scale
{
    public const string Argument = "--scale";

    private static readonly Dictionary<string, Func<Task<string>>> Parts = new()
    {
        ["keys"] = () => ManyKeys.TableAsync(10, 2_000, 200_000),
        ["aliases"] = () => ManyAliases.TableAsync(10, 2_000, 50_000),
        ["grants"] = () => ManyGrants.TableAsync(10, 2_000, 50_000),
        ["rotations"] = () => ManyRotations.TableAsync(25, 50, 100),
        ["rsa"] = RsaKeysMade.TableAsync,
        ["records"] = () => ManyRecords.TableAsync(62_500, 250_000, 1_000_000),
    };

    /// <summary>Writes all tables, or those that are named: some take minutes.</summary>
    public static async Task WriteAsync(string[] args)
    {
        var named = args.Where(Parts.ContainsKey).ToList();
        foreach (var part in named.Count == 0 ? [.. Parts.Keys] : named) Console.WriteLine(await Parts[part]());
    }
}
