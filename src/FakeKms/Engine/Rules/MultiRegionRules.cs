using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;
using FakeKms.Engine.Calls;
using FakeKms.Model;

namespace FakeKms.Engine.Rules;

/// <summary>What the multi-Region operations have in common.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html"/></remarks>
internal static class MultiRegionRules
{
    /// <summary>The text is AWS's for a replica; a single-Region key is no primary key either.</summary>
    public static MultiRegionSet SetOfPrimary(KmsKey key) =>
        key.MultiRegion is { } set && set.Primary == key ? set : throw KmsErrors.NotPrimary(key.Arn);

    /// <summary>Rotation is set on the primary key, for all related keys.</summary>
    public static void RefuseReplica(KmsKey key)
    {
        if (key.IsReplica) throw KmsErrors.NotPrimary(key.Arn);
    }

    // Which error names the primary's own Region, or one of another partition, is not documented: the value of the member is wrong.
    public static void CheckReplicaRegion(Call call, MultiRegionSet set, AccountRegion home)
    {
        if (home.Region == call.Home.Region) throw KmsErrors.Validation($"The replica Region {home.Region} is the Region of the primary key.");
        CheckPartition(call, home);
        if (call.State.Directory.Table(home).FindKey(set.Primary.KeyId) is { } related) throw KmsErrors.RelatedKeyExists(related.Arn);
    }

    public static void CheckNewPrimaryRegion(Call call, string region)
    {
        if (region == call.Home.Region) throw KmsErrors.Validation($"The primary Region of {call.Key.Arn} is {region} already.");
        CheckPartition(call, call.Home with { Region = region });
    }

    private static void CheckPartition(Call call, AccountRegion home)
    {
        if (home.Partition != call.Home.Partition) throw KmsErrors.Validation($"The Region {home.Region} is not in the partition {call.Home.Partition}.");
    }
}
