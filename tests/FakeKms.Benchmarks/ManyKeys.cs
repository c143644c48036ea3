using Amazon.KeyManagementService.Model;

namespace FakeKms.Benchmarks;

/// <summary>Look-ups and lists among many keys, each of which has an alias.</summary>
internal static class ManyKeys
{
    private const int Stride = 7919;

    public static Task<string> TableAsync(params int[] sizes) => ScaleTable.FillAsync("among keys with an alias each", "µs", sizes, async (table, size) =>
    {
        using var server = FakeKmsServer.Start(k => k.WithKeys(size));
        await AddAsync(table, server);
    });

    private static async Task AddAsync(ScaleTable table, FakeKmsServer server)
    {
        using var client = server.CreateClient();
        var keys = server.Keys;
        FakeKey Key(int number) => keys[number * Stride % keys.Count];
        await table.AddAsync("DescribeKey by id", number => client.DescribeKeyAsync(Key(number).KeyId));
        await table.AddAsync("DescribeKey by ARN", number => client.DescribeKeyAsync(Key(number).Arn));
        await table.AddAsync("DescribeKey by alias", number => client.DescribeKeyAsync(Key(number).Aliases[0]));
        await table.AddAsync("Encrypt by alias", number =>
            client.EncryptAsync(new EncryptRequest { KeyId = Key(number).Aliases[0], Plaintext = new MemoryStream(new byte[32]) }));
        await table.AddAsync("ListAliases of one key", number => client.ListAliasesAsync(new ListAliasesRequest { KeyId = Key(number).KeyId }));
        await table.AddAsync("`kms.Key(…)` by alias", number => Task.FromResult(server.Key(Key(number).Aliases[0])));
        var (firstKeys, lastKeys) = (new ListKeysRequest { Limit = 10 }, new ListKeysRequest { Limit = 10, Marker = await LastMarkerOfKeysAsync(server) });
        await table.AddAsync("ListKeys, the first 10", _ => client.ListKeysAsync(firstKeys));
        await table.AddAsync("ListKeys, the last 10", _ => client.ListKeysAsync(lastKeys));
        var (first, last) = (new ListAliasesRequest { Limit = 10 }, new ListAliasesRequest { Limit = 10, Marker = await LastMarkerOfAliasesAsync(server) });
        await table.AddAsync("ListAliases, the first 10", _ => client.ListAliasesAsync(first));
        await table.AddAsync("ListAliases, the last 10", _ => client.ListAliasesAsync(last));
    }

    private static async Task<string?> LastMarkerOfKeysAsync(FakeKmsServer server)
    {
        using var client = server.CreateClient();
        string? marker = null;
        while (await client.ListKeysAsync(new ListKeysRequest { Limit = 1000, Marker = marker }) is { Truncated: true } page) marker = page.NextMarker;
        return marker;
    }

    private static async Task<string?> LastMarkerOfAliasesAsync(FakeKmsServer server)
    {
        using var client = server.CreateClient();
        string? marker = null;
        while (await client.ListAliasesAsync(new ListAliasesRequest { Limit = 100, Marker = marker }) is { Truncated: true } page) marker = page.NextMarker;
        return marker;
    }
}
