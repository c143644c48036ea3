namespace FakeKms.Benchmarks;

/// <summary>What things cost among few and among many: keys, aliases, grants, rotations and records.</summary>
internal static class Scale
{
    public static async Task<string> ReportAsync()
    {
        var parts = new List<string>
        {
            await ManyKeys.TableAsync(10, 2_000, 200_000),
            await ManyAliases.TableAsync(10, 2_000, 50_000),
            await ManyGrants.TableAsync(10, 2_000, 50_000),
            ManyRotations.Table(),
            await ManyRecords.TableAsync(62_500, 250_000, 1_000_000),
        };
        return string.Join('\n', parts);
    }
}
