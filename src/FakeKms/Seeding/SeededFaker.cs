using Bogus;

namespace FakeKms.Seeding;

/// <summary>What invents names and texts. The same seed invents the same ones.</summary>
internal static class SeededFaker
{
    public static Faker Of(long seed) => new() { Random = new Randomizer(unchecked((int)(seed ^ (seed >> 32)))) };
}
