namespace FakeKms.Seeding;

/// <summary>Names and descriptions for keys of which only the number matters. The same seed invents the same ones.</summary>
internal static class InventedKeys
{
    // The names come from a library that takes longer to load than a server to start.
    public static IEnumerable<SeededKey> Of(int count, long seed) => count == 0 ? [] : Invent(count, seed);

    private static IEnumerable<SeededKey> Invent(int count, long seed)
    {
        var faker = SeededFaker.Of(seed);
        for (var number = 1; number <= count; number++)
        {
            var department = faker.Commerce.Department(max: 1, returnMax: true);
            yield return new SeededKey
            {
                Alias = $"alias/{Slug(department)}-{number}",
                Description = faker.Commerce.ProductDescription(),
                Tags = new Dictionary<string, string> { ["Department"] = department },
            };
        }
    }

    private static string Slug(string text) => string.Concat(text.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
