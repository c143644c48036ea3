using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Benchmarks;

/// <summary>A trail of up to a million records: calls that add to it, and what reads it.</summary>
internal static class ManyRecords
{
    private const int OtherKeys = 99;

    public static Task<string> TableAsync(params int[] sizes) => ScaleTable.FillAsync("records", "ms", sizes, async (table, size) =>
    {
        using var server = FakeKmsServer.Start(k => k.WithKey(Bench.Alias).WithKeys(OtherKeys));
        await AddAsync(table, server, size);
    });

    private static async Task AddAsync(ScaleTable table, FakeKmsServer server, int size)
    {
        using var client = server.CreateClient();
        string[] keys = [.. server.Keys.Select(key => key.KeyId)];
        await table.AddOnceAsync("Encrypt, all of them", () => EncryptAsync(client, keys, size));
        await table.AddOnceAsync("Encrypt, 10,000 more", () => EncryptAsync(client, keys, 10_000));
        await TimeAsync(table, "`kms.Trail[^1]`, 10,000 times", () =>
        {
            for (var number = 0; number < 10_000; number++) _ = server.Trail[^1];
        });
        await TimeAsync(table, "`OnKey` by alias", () => server.Trail.OnKey(Bench.Alias));
        await TimeAsync(table, "`Named`", () => server.Trail.Named("Encrypt"));
        await TimeAsync(table, "`WithErrorCode`", () => server.Trail.WithErrorCode("DisabledException"));
        await TimeAsync(table, "`WithValue` of a request parameter", () => server.Trail.WithValue("requestParameters.keyId", keys[0]));
        await TimeAsync(table, "`ToLogFiles`", () => server.Trail.ToLogFiles());
    }

    private static async Task EncryptAsync(IAmazonKeyManagementService client, string[] keys, int times)
    {
        for (var number = 0; number < times; number++)
        {
            await client.EncryptAsync(new EncryptRequest
            {
                KeyId = keys[number % keys.Length],
                Plaintext = new MemoryStream(new byte[32]),
                EncryptionContext = new() { ["tenant"] = "a" },
            });
        }
    }

    private static Task TimeAsync(ScaleTable table, string row, Action action) => table.AddOnceAsync(row, () => Task.Run(action));
}
