using System.Globalization;
using Amazon.KeyManagementService;
using FakeKms.Tests.Trail.Records.Secrecy;

namespace FakeKms.Tests.Replay.Code;

/// <summary>Trails of random calls, right and wrong ones, become code that compiles, runs, and leaves them once more.</summary>
internal sealed class PrintedRandomTrailTests
{
    /// <summary>Says how many trails are made, in place of two.</summary>
    private const string Variable = "FAKEKMS_RANDOM_TRAILS";

    private const int Calls = 30;

    private static readonly IReadOnlyList<Func<RandomWorld, Task>> Steps =
        [.. RandomWorld.Steps, AliasOfAnAlias, AliasThatMoves, AliasThatIsThere, WrongUsage, KeyThatIsDisabled];

    private static IEnumerable<int> Seeds =>
        Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "2", CultureInfo.InvariantCulture));

    [TestCaseSource(nameof(Seeds))]
    public async Task The_printed_code_leaves_the_same_trail(int seed)
    {
        using var kms = FakeKmsServer.Start(k => k.StartingAt(RoundTrip.Start).WithSeed(seed).WithXksProxy(Pinned.Credential));
        using var world = new RandomWorld(seed, kms, RandomWorld.People);

        while (kms.Trail.Count < Calls) await world.OneOf(Steps)(world);

        var code = kms.Trail.ToScenarioCode();
        TestContext.Out.WriteLine(code);
        Assert.That(ToldRecords.WithFaults(await PrintedTest.RunAsync(code)), Is.EqualTo(ToldRecords.WithFaults([.. kms.Trail])));
    }

    private static async Task AliasOfAnAlias(RandomWorld world)
    {
        var (name, key) = ("alias/" + world.Text(), await KeySteps.AnyAsync(world, "symmetric"));
        await world.CallAsync(c => c.CreateAliasAsync(name, key), "CreateAlias");
        await RefusedAsync(world, c => c.CreateAliasAsync("alias/" + world.Text(), name));
        await RefusedAsync(world, c => c.UpdateAliasAsync(name, name));
    }

    private static async Task AliasThatMoves(RandomWorld world)
    {
        var name = "alias/" + world.Text();
        var (one, two) = (await KeySteps.CreateAsync(world, "symmetric"), await KeySteps.CreateAsync(world, "symmetric"));
        await world.CallAsync(c => c.CreateAliasAsync(name, one), "CreateAlias");
        await CipherSteps.EncryptAsync(world, name);
        world.Ciphertexts.RemoveAt(world.Ciphertexts.Count - 1);
        await world.CallAsync(c => c.UpdateAliasAsync(name, two), "UpdateAlias");
        await CipherSteps.EncryptAsync(world, name);
        world.Ciphertexts.RemoveAt(world.Ciphertexts.Count - 1);
        await world.CallAsync(c => c.DescribeKeyAsync(name), "DescribeKey");
    }

    private static async Task AliasThatIsThere(RandomWorld world)
    {
        var (name, key) = ("alias/" + world.Text(), await KeySteps.AnyAsync(world, "symmetric"));
        await world.CallAsync(c => c.CreateAliasAsync(name, key), "CreateAlias");
        await RefusedAsync(world, c => c.CreateAliasAsync(name, key));
        await world.CallAsync(c => c.DeleteAliasAsync(name), "DeleteAlias");
        await RefusedAsync(world, c => c.DescribeKeyAsync(name));
    }

    private static async Task WrongUsage(RandomWorld world)
    {
        var key = await KeySteps.AnyAsync(world, "symmetric");
        await RefusedAsync(world, c => c.SignAsync(new() { KeyId = key, Message = world.Secret(), SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256 }));
        await RefusedAsync(world, c => c.ScheduleKeyDeletionAsync(key, 6));
        await RefusedAsync(world, c => c.EncryptAsync(new() { KeyId = key, Plaintext = new MemoryStream(new byte[4097]) }));
    }

    private static async Task KeyThatIsDisabled(RandomWorld world)
    {
        var key = await KeySteps.CreateAsync(world, "symmetric");
        await world.CallAsync(c => c.DisableKeyAsync(key), "DisableKey");
        await RefusedAsync(world, c => c.GenerateDataKeyAsync(new() { KeyId = key, KeySpec = DataKeySpec.AES_256 }));
        await world.CallAsync(c => c.EnableKeyAsync(key), "EnableKey");
    }

    private static async Task RefusedAsync(RandomWorld world, Func<IAmazonKeyManagementService, Task> call)
    {
        using var client = world.Kms.CreateClient(world.OneOf(RandomWorld.People));
        await Assert.ThatAsync(() => call(client), Throws.InstanceOf<AmazonKeyManagementServiceException>());
    }
}
