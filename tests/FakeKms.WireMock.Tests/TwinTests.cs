using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

using FakeKms.Tests;

namespace FakeKms.Http.Tests;

/// <summary>Two servers that are used in the same way are twins, whichever way their calls come.</summary>
public sealed class TwinTests
{
    private const string Other = "444455556666";

    [Test]
    public async Task HTTP_and_memory_make_no_difference_to_anything_that_a_server_gives_out()
    {
        var one = await TraceAsync(seed: 5, (kms, caller) => kms.CreateClient(caller));
        var twin = await TraceAsync(seed: 5, (kms, caller) => kms.OverHttp().CreateClient(caller));
        var stranger = await TraceAsync(seed: 6, (kms, caller) => kms.CreateClient(caller));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(twin, Is.EqualTo(one));
            Assert.That(stranger, Is.Not.EqualTo(one));
        }
    }

    private static async Task<string[]> TraceAsync(long seed, Func<FakeKmsServer, KmsCaller, IAmazonKeyManagementService> connect)
    {
        await using var kms = FakeKmsServer.Start(builder => builder.StartingAt(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).WithSeed(seed).WithKey("alias/seeded", key => key.RotatingEvery(90)).WithKeys(3));
        using var alice = connect(kms, kms.Caller.WithUserAgent("test"));
        using var zoe = connect(kms, KmsCaller.AssumedRole("Ledger", "nightly").WithAccountId(Other).WithUserAgent("test"));
        using var service = connect(kms, KmsCaller.AwsService("dsql.amazonaws.com"));
        var key = (await alice.CreateKeyAsync(new() { MultiRegion = true })).KeyMetadata;
        var blob = (await alice.EncryptAsync(new() { KeyId = key.KeyId, Plaintext = new MemoryStream([1, 2, 3]) })).CiphertextBlob;
        var grant = await alice.CreateGrantAsync(new() { KeyId = key.KeyId, GranteePrincipal = $"arn:aws:iam::{Other}:root", Operations = ["Decrypt", "GenerateDataKey"] });
        await zoe.DecryptAsync(new() { CiphertextBlob = blob });
        var dataKey = await zoe.GenerateDataKeyAsync(new() { KeyId = key.Arn, KeySpec = DataKeySpec.AES_256 });
        var pair = await service.GenerateDataKeyPairAsync(new() { KeyId = key.KeyId, KeyPairSpec = DataKeyPairSpec.RSA_2048 });
        await alice.ReplicateKeyAsync(new() { KeyId = key.KeyId, ReplicaRegion = "eu-west-1" });
        var external = (await alice.CreateKeyAsync(new() { Origin = OriginType.EXTERNAL })).KeyMetadata.KeyId;
        var parameters = await alice.GetParametersForImportAsync(new() { KeyId = external, WrappingAlgorithm = AlgorithmSpec.RSAES_OAEP_SHA_256, WrappingKeySpec = WrappingKeySpec.RSA_2048 });
        kms.Advance(TimeSpan.FromDays(91));
        return
        [
            .. new[] { blob, dataKey.CiphertextBlob, dataKey.Plaintext, pair.PrivateKeyPlaintext, parameters.ImportToken, parameters.PublicKey }.Select(stream => Convert.ToHexString(stream.ToArray())),
            grant.GrantToken,
            .. kms.Keys.Select(one => one.ToString()),
            .. kms.Trail.Select(record => record.ToJson()),
            .. kms.Trail.ToLogFiles().Select(file => file.ObjectKey),
            .. kms.Trail.ToEventBridge(allManagementEvents: true).Select(notice => notice.ToJson()),
        ];
    }
}
