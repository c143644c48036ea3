namespace FakeKms.Benchmarks;

/// <summary>What stays in memory for each key and for each record of the trail.</summary>
internal static class Memory
{
    private const int Count = 10_000;

    public static async Task<string> Report()
    {
        var before = Held();
        using var server = FakeKmsServer.Start(k => k.WithKeys(Count));
        var withKeys = Held();
        using var client = server.CreateClient();
        var key = server.Keys[0].KeyId;
        for (var call = 0; call < Count; call++) await client.DescribeKeyAsync(key);
        var withRecords = Held();
        GC.KeepAlive(server);
        return $"Memory: {(withKeys - before) / Count:N0} bytes for a key (with alias, description and tag), {(withRecords - withKeys) / Count:N0} bytes for a record.";
    }

    private static long Held() => GC.GetTotalMemory(forceFullCollection: true);
}
