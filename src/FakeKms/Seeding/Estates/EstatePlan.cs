using Amazon.KeyManagementService;
using FakeKms.Model;

namespace FakeKms.Seeding.Estates;

/// <summary>How many keys of an estate are of which kind. Those that are nothing else are symmetric keys of KMS's own making.</summary>
internal static class EstatePlan
{
    private const int Imported = 10;
    private const int MultiRegion = 20;
    private const int Disabled = 40;
    private const int PendingDeletion = 50;

    // One key in so many of each, of the keys that neither are imported nor have replicas.
    private static readonly (int OneIn, KeySpec Spec, KeyUsageType Usage)[] Kinds =
    [
        (12, KeySpec.ECC_NIST_P256, KeyUsageType.SIGN_VERIFY),
        (15, KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC),
        (25, KeySpec.RSA_2048, KeyUsageType.SIGN_VERIFY),
        (40, KeySpec.RSA_3072, KeyUsageType.ENCRYPT_DECRYPT),
        (60, KeySpec.ECC_NIST_P384, KeyUsageType.KEY_AGREEMENT),
    ];

    /// <summary>The kinds of all keys of an estate, in no order that matters.</summary>
    /// <exception cref="ArgumentException">More keys are to be of a kind than there are.</exception>
    public static IReadOnlyList<SeededKey> Of(EstateSeed seed, AccountRegion home)
    {
        if (seed.Count == 0) throw Mistake("has no keys. Say how many: WithEstate(e => e.Keys(200)).");
        var imported = seed.ImportedCount ?? (seed.Count / Imported);
        var multiRegion = seed.MultiRegionCount ?? (seed.Count / MultiRegion);
        if (imported + (long)multiRegion > seed.Count)
        {
            throw Mistake(
                $"has {seed.Count} keys, of which {imported} are to be imported and {multiRegion} multi-Region keys. Raise Keys, or lower the others.");
        }
        var plan = new List<SeededKey>(seed.Count);
        var regions = seed.ReplicaRegions.Count > 0 ? seed.ReplicaRegions : [Neighbour(home)];
        for (var i = 0; i < imported; i++) plan.Add(new SeededKey { IsImported = true, ExpiresAfter = i % 2 == 0 ? TimeSpan.MaxValue : null });
        for (var i = 0; i < multiRegion; i++) plan.Add(new SeededKey { IsMultiRegion = true, ReplicaRegions = regions });
        Add(plan, seed.Count - plan.Count);
        return plan;
    }

    private static void Add(List<SeededKey> plan, int rest)
    {
        foreach (var (oneIn, spec, usage) in Kinds)
            plan.AddRange(Enumerable.Repeat(new SeededKey { KeySpec = spec, KeyUsage = usage }, rest / oneIn));
        plan.AddRange(Enumerable.Repeat(new SeededKey { IsDisabled = true }, rest / Disabled));
        plan.AddRange(Enumerable.Repeat(new SeededKey { PendingDeletionWindowInDays = 30 }, rest / PendingDeletion));
        var plain = rest - Kinds.Sum(kind => rest / kind.OneIn) - (rest / Disabled) - (rest / PendingDeletion);
        for (var i = 0; i < plain; i++) plan.Add(new SeededKey { RotationPeriodInDays = i % 3 == 0 ? null : 365 });
    }

    private static string Neighbour(AccountRegion home) => home.Partition switch
    {
        "aws-cn" => home.Region == "cn-north-1" ? "cn-northwest-1" : "cn-north-1",
        "aws-us-gov" => home.Region == "us-gov-west-1" ? "us-gov-east-1" : "us-gov-west-1",
        "aws-eusc" => throw Mistake("is in a partition with one Region: write MultiRegion(0)."),
        _ => home.Region == "eu-west-1" ? "us-east-1" : "eu-west-1",
    };

    private static ArgumentException Mistake(string mistake) => new($"The estate {mistake}");
}
