using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Assertions.Tests;

/// <summary>A trail with calls of many kinds of callers in it, and one event of KMS itself.</summary>
internal static class CallsOfMany
{
    public const string Owner = "111122223333";
    public const string Partner = "444455556666";

    public static KmsCaller Vault { get; } = KmsCaller.AssumedRole("Vault", "deploy");

    public static KmsCaller Guest { get; } = KmsCaller.IamUser("Guest").WithAccountId(Partner);

    public static async Task<FakeKmsServer> MakeAsync()
    {
        var kms = FakeKmsServer.Start(k => k.StartingAt(Pinned.Start).WithKey("alias/cards", key => key.RotatingEvery(90)));
        var key = kms.Key("alias/cards").Arn;
        using var client = kms.CreateClient();
        await client.PutKeyPolicyAsync(new PutKeyPolicyRequest
        {
            KeyId = key,
            Policy = $$"""{"Statement":{"Effect":"Allow","Principal":{"AWS":["{{Owner}}","{{Partner}}"]},"Action":"kms:*","Resource":"*"} }""",
        });
        await DescribeAsync(kms, Vault, key);
        await DescribeAsync(kms, Vault.ThroughService("secretsmanager.amazonaws.com"), key);
        await DescribeAsync(kms, Vault.ThroughVpcEndpoint("vpce-1a2b3c4d5e6f1a2b3"), key);
        await DescribeAsync(kms, KmsCaller.IamUser("Alice").ThroughConsole(), key);
        await DescribeAsync(kms, Guest, key);
        await DescribeAsync(kms, KmsCaller.AwsService("dsql.amazonaws.com"), key);
        kms.Advance(TimeSpan.FromDays(90));
        return kms;
    }

    private static async Task DescribeAsync(FakeKmsServer kms, KmsCaller caller, string key)
    {
        using var client = kms.CreateClient(caller);
        await client.DescribeKeyAsync(key);
    }
}
