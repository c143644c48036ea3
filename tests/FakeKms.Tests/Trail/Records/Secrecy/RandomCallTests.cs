using FakeKms.Operations;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>Thousands of random valid calls: each leaves the records that it should, and none of them holds a secret.</summary>
internal sealed class RandomCallTests
{
    private const int CallsPerSeed = 1500;

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Every_call_leaves_its_records_and_no_secret_enters_any_of_them(int seed)
    {
        using var world = new RandomWorld(seed);

        while (world.Calls < CallsPerSeed) await world.OneOf(RandomWorld.Steps)(world);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(world.Operations, Is.EquivalentTo(OperationCatalog.All.Select(operation => operation.Name)));
            Assert.That(world.Secrets.Count, Is.GreaterThan(CallsPerSeed / 3));
            Assert.That(Found(world.Secrets, world), Is.Empty);
            Assert.That(Found(KnownToBeThere(world), world), Is.Not.Empty, "The same search finds what the records do show.");
            Assert.That(world.Kms.Defects, Is.Empty);
        }
    }

    private static IEnumerable<string> Found(SecretFinder secrets, RandomWorld world) =>
        world.Kms.Trail.Select(record => secrets.FindIn(record.ToJson())).OfType<string>();

    private static SecretFinder KnownToBeThere(RandomWorld world)
    {
        var finder = new SecretFinder();
        finder.Add(world.Keys["symmetric"][0]);
        return finder;
    }
}
