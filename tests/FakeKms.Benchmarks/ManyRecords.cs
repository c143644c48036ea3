using System.Diagnostics;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Benchmarks;

/// <summary>A trail of up to a million records: calls that add to it, and what reads it.</summary>
internal static class ManyRecords
{
    private const int OtherKeys = 99;

    public static async Task<string> TableAsync(params int[] sizes)
    {
        var table = new ScaleTable("records", "ms", sizes);
        foreach (var size in sizes)
        {
            using var server = FakeKmsServer.Start(k => k.WithKey(Bench.Alias).WithKeys(OtherKeys));
            await AddAsync(table, server, size);
        }
        return table.ToString();
    }

    private static async Task AddAsync(ScaleTable table, FakeKmsServer server, int size)
    {
        using var client = server.CreateClient();
        string[] keys = [.. server.Keys.Select(key => key.KeyId)];
        var time = Stopwatch.StartNew();
        for (var number = 0; number < size; number++) await EncryptAsync(client, keys[number % keys.Length]);
        table.Add("Encrypt, all of them", time.Elapsed.TotalMilliseconds);
        time.Restart();
        for (var number = 0; number < 10_000; number++) await EncryptAsync(client, keys[number % keys.Length]);
        table.Add("Encrypt, 10,000 more", time.Elapsed.TotalMilliseconds);
        Time(table, "`kms.Trail[^1]`, 10,000 times", () =>
        {
            for (var number = 0; number < 10_000; number++) _ = server.Trail[^1];
        });
        Time(table, "`OnKey` by alias", () => server.Trail.OnKey(Bench.Alias));
        Time(table, "`Named`", () => server.Trail.Named("Encrypt"));
        Time(table, "`WithErrorCode`", () => server.Trail.WithErrorCode("DisabledException"));
        Time(table, "`WithValue` of a request parameter", () => server.Trail.WithValue("requestParameters.keyId", keys[0]));
        Time(table, "`ToLogFiles`", () => server.Trail.ToLogFiles());
    }

    private static Task EncryptAsync(IAmazonKeyManagementService client, string key) => client.EncryptAsync(new EncryptRequest
    {
        KeyId = key,
        Plaintext = new MemoryStream(new byte[32]),
        EncryptionContext = new() { ["tenant"] = "a" },
    });

    private static void Time(ScaleTable table, string row, Action action)
    {
        GC.Collect();
        var time = Stopwatch.StartNew();
        action();
        table.Add(row, time.Elapsed.TotalMilliseconds);
    }
}
