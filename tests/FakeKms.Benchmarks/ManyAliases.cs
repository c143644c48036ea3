using Amazon.KeyManagementService.Model;

namespace FakeKms.Benchmarks;

/// <summary>A key with many aliases, which AWS has a quota against.</summary>
internal static class ManyAliases
{
    private const int Stride = 7919;

    public static Task<string> TableAsync(params int[] sizes) => ScaleTable.FillAsync("a key with aliases", "µs", sizes, async (table, size) =>
    {
        using var server = FakeKmsServer.Start(k => k.WithKey(Bench.Alias).WithQuotas(quotas => quotas with { AliasesPerKey = int.MaxValue }));
        await AddAsync(table, server, size);
    });

    private static async Task AddAsync(ScaleTable table, FakeKmsServer server, int size)
    {
        using var client = server.CreateClient();
        var key = server.Keys[0].KeyId;
        for (var number = 0; number < size; number++) await client.CreateAliasAsync($"alias/made-{number:D6}", key);
        var next = 0;
        await table.AddAsync("CreateAlias", _ => client.CreateAliasAsync($"alias/next-{next++:D6}", key));
        await table.AddAsync("DescribeKey by alias", number => client.DescribeKeyAsync($"alias/made-{number * Stride % size:D6}"));
        await table.AddAsync("Encrypt by alias", number => client.EncryptAsync(
            new EncryptRequest { KeyId = $"alias/made-{number * Stride % size:D6}", Plaintext = new MemoryStream(new byte[32]) }));
        await table.AddAsync("ListAliases of the key, the first 10", _ => client.ListAliasesAsync(new ListAliasesRequest { KeyId = key, Limit = 10 }));
        await table.AddAsync("UpdateAlias", number => client.UpdateAliasAsync($"alias/made-{number * Stride % size:D6}", key));
        await table.AddAsync("DeleteAlias", _ => client.DeleteAliasAsync($"alias/next-{--next:D6}"));
    }
}
