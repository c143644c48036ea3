using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Domain.Policies;
using FakeKms.Model;

namespace FakeKms.Seeding.Worlds;

/// <summary>Refuses keys of a file that KMS would not have. Most is what every seed is asked.</summary>
internal static class WorldRules
{
    public static void Check(LoadedKey loaded, KmsKey? primary)
    {
        if ((MistakeOfWords(loaded) ?? MistakeOfSet(loaded, primary) ?? Contradiction(loaded)) is { } mistake) throw loaded.Refusal(mistake);
        var seed = SeedOf(loaded);
        try
        {
            SeedRules.Check(seed, loaded.Home, loaded.State.Directory, loaded.State.Settings.Quotas);
            loaded.Policy = loaded.Manager == KeyManagerType.AWS && seed.Policy is { } written
                ? KeyPolicy.Written(written)
                : SeedRules.PolicyOf(seed, loaded.Home, loaded.State);
        }
        catch (ArgumentException refused)
        {
            throw loaded.Refusal(refused.Message);
        }
        catch (KmsFailure refused)
        {
            throw loaded.Refusal($"its policy is refused: {refused.Message}");
        }
    }

    private static SeededKey SeedOf(LoadedKey loaded) => new()
    {
        KeyId = loaded.Said.KeyId,
        KeySpec = loaded.KeySpec,
        KeyUsage = loaded.KeyUsage,
        Description = loaded.Said.Description ?? "",
        Tags = loaded.Said.Tags ?? [],
        Policy = loaded.Said.Policy is { } policy ? WorldJson.Compact(policy) : null,
        IsMultiRegion = IdForms.IsMultiRegion(loaded.Said.KeyId),
        IsPendingImport = loaded.Origin == OriginType.EXTERNAL,
    };

    private static string? MistakeOfWords(LoadedKey loaded)
    {
        var said = loaded.Said;
        if (!IdForms.IsAccountId(loaded.Home.AccountId)) return $"accountId {ShortText.Value(loaded.Home.AccountId)} must have twelve digits.";
        foreach (var region in new[] { loaded.Home.Region, said.PrimaryRegion ?? loaded.Home.Region })
        {
            if (!IdForms.IsRegion(region)) return $"{ShortText.Value(region)} is no Region.";
        }
        if (KeySpecs.UsagesOf(loaded.KeySpec) is not [_, ..] usages) return $"KMS has no key spec {ShortText.Value(loaded.KeySpec.Value)}.";
        if (said.KeyUsage is null && usages.Count > 1) return $"keys of the spec {loaded.KeySpec} need a keyUsage: {string.Join(" or ", usages)}.";
        if (loaded.Origin != OriginType.AWS_KMS && loaded.Origin != OriginType.EXTERNAL)
            return $"the origin {ShortText.Value(loaded.Origin.Value)} cannot be loaded; AWS_KMS and EXTERNAL can.";
        return loaded.Manager == KeyManagerType.CUSTOMER || loaded.Manager == KeyManagerType.AWS ? null
            : $"keyManager {ShortText.Value(loaded.Manager.Value)} is neither CUSTOMER nor AWS.";
    }

    private static string? MistakeOfSet(LoadedKey loaded, KmsKey? primary)
    {
        if (loaded.Said.PrimaryRegion is not null && !IdForms.IsMultiRegion(loaded.Said.KeyId))
            return "it has a primaryRegion, but its id is not that of a multi-Region key, mrk-….";
        if (primary is null) return null;
        if (primary.Home.Partition != loaded.Home.Partition) return $"it is not in the partition {primary.Home.Partition} of its primary key.";
        if ((primary.KeySpec, primary.KeyUsage, primary.Origin) != (loaded.KeySpec, loaded.KeyUsage, loaded.Origin))
            return "its keySpec, keyUsage and origin must be those of its primary key.";
        if (loaded.Said.Rotation is not null) return "a replica has the rotation of its primary key; leave rotation out.";
        return loaded.Origin == OriginType.AWS_KMS && loaded.Said.Materials is { Count: > 0 }
            ? "a replica has the materials of its primary key; leave materials out."
            : null;
    }

    private static string? Contradiction(LoadedKey loaded)
    {
        var said = loaded.Said;
        if (said.DeletionDate is not null && said.PendingDeletionWindowInDays is not null)
        {
            return "deletionDate and pendingDeletionWindowInDays contradict each other: " +
                "the window begins when the last replica is gone, and then there is a date.";
        }
        if (said.PendingDeletionWindowInDays is < 7 or > 30) return "pendingDeletionWindowInDays must be 7 to 30.";
        if (said.Rotation is { } rotation && RotationMistake(loaded, rotation) is { } mistake) return mistake;
        return said.Aliases is { } aliases && aliases.FirstOrDefault(alias =>
            alias.Name.StartsWith("alias/aws/", StringComparison.Ordinal) != (loaded.Manager == KeyManagerType.AWS)) is { } foreign
            ? $"names that start with alias/aws/ are those of AWS managed keys (keyManager AWS), and they have no others: {ShortText.Value(foreign.Name)}."
            : null;
    }

    private static string? RotationMistake(LoadedKey loaded, WorldRotation rotation)
    {
        if (!KeySpecs.IsSymmetric(loaded.KeySpec)) return $"keys of the spec {loaded.KeySpec} do not rotate; leave rotation out.";
        if (rotation.PeriodInDays is null) return rotation.NextDate is null ? null : "rotation.nextDate without rotation.periodInDays says nothing.";
        if (loaded.Origin == OriginType.EXTERNAL) return "keys of the origin EXTERNAL do not rotate by the calendar; leave rotation.periodInDays out.";
        return rotation.PeriodInDays is < RotationDays.Shortest or > RotationDays.Longest
            ? $"rotation.periodInDays must be {RotationDays.Shortest} to {RotationDays.Longest}."
            : null;
    }
}
