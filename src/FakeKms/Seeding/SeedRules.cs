using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Policies;
using FakeKms.Model;

namespace FakeKms.Seeding;

/// <summary>Refuses seeded keys that KMS would not have, before a test wonders about them.</summary>
internal static class SeedRules
{
    public static void Check(string alias, KeySeed seed, AccountRegion home)
    {
        if (Mistake(seed, home) is { } mistake) throw Refusal(alias, mistake);
    }

    /// <summary>The policy of a seed, checked as every policy is that a call sends; null for the default one.</summary>
    public static KeyPolicy? PolicyOf(string alias, KeySeed seed, AccountRegion home, int maximumBytes)
    {
        try
        {
            return seed.Policy is { } text ? KeyPolicy.Read(text, home.Partition, maximumBytes) : null;
        }
        catch (KmsFailure refused)
        {
            throw Refusal(alias, $"its policy is refused: {refused.Message}");
        }
    }

    private static ArgumentException Refusal(string alias, string mistake) => new($"KMS has no key like {alias}: {mistake}");

    private static string? Mistake(KeySeed seed, AccountRegion home) => SpecMistake(seed, home) ?? IdMistake(seed) ?? RegionMistake(seed, home);

    private static string? SpecMistake(KeySeed seed, AccountRegion home)
    {
        var spec = seed.KeySpec;
        if (!KeySpecs.Fit(spec, seed.KeyUsage)) return $"the key spec {spec} has no usage {seed.KeyUsage}.";
        if (!KeySpecs.IsOffered(spec, home.Region)) return $"the key spec {spec} is not offered in {home.Region}.";
        if (seed.Origin == OriginType.EXTERNAL && !KeySpecs.IsImportable(spec)) return $"material of the key spec {spec} cannot be imported.";
        if (SeededMaterial.Mistake(seed, home.Region) is { } mistake) return mistake;
        if (seed.RotationPeriodInDays is null) return null;
        if (!KeySpecs.IsSymmetric(spec)) return $"keys of the spec {spec} do not rotate.";
        return seed.Origin == OriginType.AWS_KMS ? null : $"keys of the origin {seed.Origin} do not rotate by the calendar.";
    }

    private static string? IdMistake(KeySeed seed)
    {
        if (seed.KeyId is not { } id || IdForms.IsKeyId(id, seed.IsMultiRegion)) return null;
        var form = seed.IsMultiRegion ? "mrk- and 32 lower-case hexadecimal digits, as for every multi-Region key" : "a lower-case UUID";
        return $"its id {id} must be {form}.";
    }

    private static string? RegionMistake(KeySeed seed, AccountRegion home)
    {
        var regions = new HashSet<string> { home.Region };
        foreach (var region in seed.ReplicaRegions)
        {
            if (!regions.Add(region)) return $"there is a related key in {region} already.";
            if ((home with { Region = region }).Partition != home.Partition) return $"{region} is not in the partition {home.Partition} of its primary key.";
        }
        return null;
    }
}
