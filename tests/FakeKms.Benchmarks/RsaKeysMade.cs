using System.Diagnostics;
using System.Globalization;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Benchmarks;

/// <summary>How long RSA keys take: to be created, and until they have signed for the first time.</summary>
internal static class RsaKeysMade
{
    private const int Keys = 200;

    public static async Task<string> TableAsync()
    {
        var table = new StringBuilder("| RSA keys, ms | CreateKey, median | p95 | CreateKey and the first Sign, median | p95 |\n| --- | ---: | ---: | ---: | ---: |\n");
        using var server = FakeKmsServer.Start();
        using var client = server.CreateClient();
        for (var key = 0; key < Keys; key++) await SignAsync(client, await CreateAsync(client, KeySpec.ECC_NIST_P256), SigningAlgorithmSpec.ECDSA_SHA_256);
        foreach (var spec in new[] { KeySpec.RSA_2048, KeySpec.RSA_3072, KeySpec.RSA_4096 })
        {
            List<double> created = [], used = [];
            for (var key = 0; key < Keys; key++)
            {
                var time = Stopwatch.StartNew();
                var keyId = await CreateAsync(client, spec);
                created.Add(time.Elapsed.TotalMilliseconds);
                await SignAsync(client, keyId, SigningAlgorithmSpec.RSASSA_PSS_SHA_256);
                used.Add(time.Elapsed.TotalMilliseconds);
            }
            table.Append(CultureInfo.InvariantCulture, $"| {spec} | {At(created, 50):N2} | {At(created, 95):N2} | {At(used, 50):N2} | {At(used, 95):N2} |\n");
        }
        return table.ToString();
    }

    private static async Task<string> CreateAsync(IAmazonKeyManagementService client, KeySpec spec) =>
        (await client.CreateKeyAsync(new CreateKeyRequest { KeySpec = spec, KeyUsage = KeyUsageType.SIGN_VERIFY })).KeyMetadata.KeyId;

    private static Task SignAsync(IAmazonKeyManagementService client, string keyId, SigningAlgorithmSpec algorithm) =>
        client.SignAsync(new SignRequest { KeyId = keyId, Message = new MemoryStream([1]), SigningAlgorithm = algorithm });

    private static double At(List<double> times, int percentile) => times.Order().ElementAt(times.Count * percentile / 100);
}
