using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests;
using FakeKms.Tests.Trail.Records.Secrecy;

namespace FakeKms.Http.Tests.Determinism;

/// <summary>One script that makes every operation, as several callers, with refusals, chance and time in it; and all that is left of it, in bytes.</summary>
internal static class RepeatedScript
{
    /// <summary>Makes this program print the script's lines in place of running tests, for a process of its own: the argument after it is a culture.</summary>
    public const string Argument = "--print-repeated-script";

    /// <summary>The calls, the records, and what is made of the records, a line each.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(bool isOverHttp = false, long seed = 42)
    {
        await using var kms = FakeKmsServer.Start(k => k
            .StartingAt(Pinned.Start).WithSeed(seed).WithXksProxy(Pinned.Credential).WithKeys(3)
            .WithKey("alias/seeded", key => key.RotatingEvery(90)).WithKey("alias/imported", key => key.Imported()));
        using var transcript = new Transcript(kms, isOverHttp);
        // Who does not say what it is records the SDK's own name, which has the machine and its version in it.
        var callers = RandomWorld.People.Append(KmsCaller.AwsService("dsql.amazonaws.com")).Select(caller => caller.WithUserAgent("script/1.0"));
        using (var world = new RandomWorld(7, kms, [.. callers], caller => transcript.Connect(caller.WithUserAgent("script/1.0"))))
        {
            foreach (var step in RandomWorld.Steps) await step(world);
            using var client = transcript.Connect(kms.Caller.WithUserAgent("script/1.0"));
            await SealAndSignAsync(client);
            await FailAsync(kms, client);
            kms.Advance(TimeSpan.FromDays(400));
            await client.ListKeysAsync(new ListKeysRequest { Limit = 1000 });
        }
        return
        [
            .. transcript.Lines,
            .. kms.Trail.Select(record => record.ToJson()),
            .. kms.Trail.ToLogFiles().Select(file => file.ObjectKey),
            .. kms.Trail.ToEventBridge(allManagementEvents: true).Select(notice => notice.ToJson()),
        ];
    }

    /// <summary>What a process of its own prints: both lanes, each line as its beginning and its hash.</summary>
    public static async Task PrintAsync(string culture, TextWriter output)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo(culture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        foreach (var isOverHttp in new[] { false, true })
        {
            foreach (var line in await RunAsync(isOverHttp)) await output.WriteLineAsync(Short(line));
        }
    }

    public static string Short(string line) =>
        $"{new string([.. line.Take(60).Where(char.IsAscii)])} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(line)))}";

    private static async Task SealAndSignAsync(IAmazonKeyManagementService client)
    {
        var message = new MemoryStream("4111 1111 1111 1111"u8.ToArray());
        (KeySpec Spec, SigningAlgorithmSpec Algorithm)[] signers =
        [
            (KeySpec.RSA_2048, SigningAlgorithmSpec.RSASSA_PSS_SHA_256), (KeySpec.ECC_NIST_P384, SigningAlgorithmSpec.ECDSA_SHA_384),
            (KeySpec.ECC_SECG_P256K1, SigningAlgorithmSpec.ECDSA_SHA_256), (KeySpec.ML_DSA_44, SigningAlgorithmSpec.ML_DSA_SHAKE_256),
        ];
        foreach (var (spec, algorithm) in signers)
        {
            var key = (await client.CreateKeyAsync(new() { KeySpec = spec, KeyUsage = KeyUsageType.SIGN_VERIFY })).KeyMetadata.KeyId;
            await client.SignAsync(new() { KeyId = key, Message = message, SigningAlgorithm = algorithm });
        }
        var rsa = (await client.CreateKeyAsync(new() { KeySpec = KeySpec.RSA_2048, KeyUsage = KeyUsageType.ENCRYPT_DECRYPT })).KeyMetadata.KeyId;
        await client.EncryptAsync(new() { KeyId = rsa, Plaintext = message, EncryptionAlgorithm = EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256 });
        await client.GenerateDataKeyPairAsync(new() { KeyId = "alias/imported", KeyPairSpec = DataKeyPairSpec.RSA_2048 });
    }

    private static async Task FailAsync(FakeKmsServer kms, IAmazonKeyManagementService client)
    {
        kms.Faults.When("Encrypt").WithProbability(0.5).Fail(KmsFault.Throttling);
        for (var call = 0; call < 8; call++) await TryAsync(() => client.EncryptAsync(new() { KeyId = "alias/seeded", Plaintext = new MemoryStream([1]) }));
        await TryAsync(() => client.DescribeKeyAsync("1234abcd-12ab-34cd-56ef-1234567890ab"));
        await TryAsync(() => client.CreateAliasAsync("alias/seeded", "alias/imported"));
        await TryAsync(() => client.ScheduleKeyDeletionAsync(kms.Key("alias/imported").KeyId, 400));
    }

    private static async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (AmazonKeyManagementServiceException)
        {
            // It is in the transcript.
        }
    }
}
