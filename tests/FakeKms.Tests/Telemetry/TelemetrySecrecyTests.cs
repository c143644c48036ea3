using System.Diagnostics;
using System.Text.Json;
using FakeKms.Tests.Trail.Records.Secrecy;

namespace FakeKms.Tests.Telemetry;

/// <summary>Hundreds of random calls of all operations: no line and no activity holds a secret that went through them.</summary>
internal sealed class TelemetrySecrecyTests
{
    private const int Calls = 600;

    [Test]
    public async Task No_line_and_no_activity_holds_a_secret()
    {
        using var activities = new ActivityCollector();
        Activity.Current = activities.Parent;
        using var log = new LogCollector();
        using var kms = Pinned.Server(k => k.WithSeed(7).WithLogging(log).WithTracing());
        using var world = new RandomWorld(7, kms, RandomWorld.People);

        while (world.Calls < Calls) await world.OneOf(RandomWorld.Steps)(world);

        string[] texts = [.. log.Lines.Select(line => line.Everything), .. activities.Stopped.Select(ActivityCollector.Everything)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(log.Lines, Has.Count.AtLeast(Calls));
            Assert.That(activities.Stopped, Has.Count.AtLeast(Calls));
            Assert.That(world.Secrets.Count, Is.GreaterThan(Calls / 4));
            Assert.That(Found(world.Secrets, texts), Is.Empty);
            Assert.That(Found(KnownToBeThere(world), texts), Is.Not.Empty, "The same search finds what the lines do show.");
        }
    }

    private static IEnumerable<string> Found(SecretFinder secrets, IEnumerable<string> texts) =>
        texts.Select(text => secrets.FindIn(JsonSerializer.Serialize(new[] { text }))).OfType<string>();

    private static SecretFinder KnownToBeThere(RandomWorld world)
    {
        var finder = new SecretFinder();
        finder.Add(world.Keys["symmetric"][0]);
        return finder;
    }
}
