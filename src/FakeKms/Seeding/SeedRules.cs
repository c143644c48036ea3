using Amazon.KeyManagementService;
using FakeKms.Domain;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Policies;
using FakeKms.Engine.Rules;
using FakeKms.Engine.State;
using FakeKms.Model;

namespace FakeKms.Seeding;

/// <summary>Refuses seeded keys that KMS would not have, before a test wonders about them.</summary>
internal static class SeedRules
{
    public static void Check(SeededKey seed, AccountRegion home, KeyDirectory directory, KmsQuotas quotas)
    {
        if ((Mistake(seed, home, directory) ?? TextMistake(seed, quotas)) is { } mistake) throw Refusal(seed, mistake);
    }

    /// <summary>The policy of a seed, checked as every policy is that a call sends; null for the default one.</summary>
    public static KeyPolicy? PolicyOf(SeededKey seed, AccountRegion home, KmsState state)
    {
        try
        {
            if (seed.Policy is not { } text) return null;
            var policy = KeyPolicy.Read(text, home.Partition, state.Settings.Quotas.KeyPolicyBytes);
            if (state.Settings.DeclaredPrincipalsOnly) KeyPolicies.CheckThatTheyExist(state.Principals, policy.Document);
            return policy;
        }
        catch (KmsFailure refused)
        {
            throw Refusal(seed, $"its policy is refused: {refused.Message}");
        }
    }

    private static ArgumentException Refusal(SeededKey seed, string mistake) => new($"KMS has no key like {seed.Name}: {mistake}");

    private static string? Mistake(SeededKey seed, AccountRegion home, KeyDirectory directory) =>
        SeedContradictions.In(seed) ?? SpecMistake(seed, home) ?? IdMistake(seed) ?? RegionMistake(seed, home) ?? NameMistake(seed, home, directory);

    private static string? SpecMistake(SeededKey seed, AccountRegion home)
    {
        var spec = seed.KeySpec;
        if (!KeySpecs.Fit(spec, seed.KeyUsage))
            return $"the key spec {spec} has no usage {seed.KeyUsage}; it has {string.Join(", ", KeySpecs.UsagesOf(spec))}.";
        if (!KeySpecs.IsOffered(spec, home.Region)) return $"KeySpec {spec} is not supported in this Region, {home.Region}; {OtherRegion(spec)}.";
        if (seed.Origin == OriginType.EXTERNAL && !KeySpecs.IsImportable(spec)) return $"material of the key spec {spec} cannot be imported.";
        if (SeededMaterial.Mistake(seed, home.Region) is { } mistake) return mistake;
        return seed.RotationPeriodInDays is null || KeySpecs.IsSymmetric(spec) ? null : $"keys of the spec {spec} do not rotate.";
    }

    private static string OtherRegion(KeySpec spec) => spec == KeySpec.SM2
        ? "China has it: start the server WithRegion(\"cn-north-1\")"
        : "all Regions outside China have it";

    private static string? IdMistake(SeededKey seed)
    {
        if (seed.KeyId is not { } id || IdForms.IsKeyId(id, seed.IsMultiRegion)) return null;
        var form = seed.IsMultiRegion ? "mrk- and 32 lower-case hexadecimal digits, as for every multi-Region key" : "a lower-case UUID";
        return $"its id {id} must be {form}.";
    }

    // https://docs.aws.amazon.com/kms/latest/APIReference/API_Tag.html and API_CreateKey.html
    private static string? TextMistake(SeededKey seed, KmsQuotas quotas)
    {
        if (seed.Description.Length > 8192) return $"its description has {seed.Description.Length} characters; 8,192 are the most.";
        if (seed.Tags.Count > quotas.TagsPerKey) return $"it has {seed.Tags.Count} tags; {quotas.TagsPerKey} are the most.";
        foreach (var (key, value) in seed.Tags)
        {
            if (KeyTags.IsReserved(key)) return $"its tag {key} is refused: tags that begin with aws: are AWS's own.";
            if (key.Length > 128 || value.Length > 256) return $"its tag {key} is too long: 128 characters for the key and 256 for the value are the most.";
        }
        return null;
    }

    private static string? RegionMistake(SeededKey seed, AccountRegion home)
    {
        var regions = new HashSet<string> { home.Region };
        foreach (var region in seed.ReplicaRegions)
        {
            if (!regions.Add(region)) return $"there is a related key in {region} already.";
            if ((home with { Region = region }).Partition != home.Partition) return $"{region} is not in the partition {home.Partition} of its primary key.";
        }
        return null;
    }

    // Aliases and key ids are given once in each Region; a key is in the Regions of its replicas too.
    private static string? NameMistake(SeededKey seed, AccountRegion home, KeyDirectory directory)
    {
        foreach (var region in seed.ReplicaRegions.Prepend(home.Region))
        {
            var table = directory.Table(home with { Region = region });
            if (seed.Alias is { } alias && table.FindAlias(alias) is not null) return $"another key of the start has the alias {alias} in {region}.";
            if (seed.KeyId is { } id && table.FindKey(id) is not null) return $"another key of the start has the id {id} in {region}.";
        }
        return null;
    }
}
