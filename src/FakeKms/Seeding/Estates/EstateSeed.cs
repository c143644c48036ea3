using FakeKms.Model;

namespace FakeKms;

/// <summary>
/// Describes invented keys that look like those of a company: services with their roles, data, environments, owners. What is not said is a share of the keys.
/// Every method changes this seed and returns it; if the same thing is said twice, the last word counts.
/// </summary>
public sealed class EstateSeed
{
    internal const int Most = 100_000;

    private readonly Action throwIfStarted;

    internal EstateSeed(Action throwIfStarted) => this.throwIfStarted = throwIfStarted;

    internal int Count { get; private set; }

    internal int? ImportedCount { get; private set; }

    internal int? MultiRegionCount { get; private set; }

    internal IReadOnlyList<string> ReplicaRegions { get; private set; } = [];

    /// <summary>Sets how many keys there are; replicas are not counted.</summary>
    /// <param name="count">1 to 100,000.</param>
    public EstateSeed Keys(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Most);
        throwIfStarted();
        Count = count;
        return this;
    }

    /// <summary>Sets how many of them have imported material; every second one has material that expires within a year. Without it a tenth has.</summary>
    /// <param name="count">0 or more. With those of <see cref="MultiRegion"/> there are at most as many as <see cref="Keys"/>.</param>
    public EstateSeed Imported(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        throwIfStarted();
        ImportedCount = count;
        return this;
    }

    /// <summary>Sets how many of them are multi-Region primary keys with replicas. Without it a twentieth is.</summary>
    /// <param name="count">0 or more.</param>
    /// <param name="replicaRegions">
    /// Where the replicas are: Regions of the partition of the server's, and not the server's own; none for one Region of the partition.
    /// </param>
    /// <exception cref="ArgumentException">A text does not have the form of a Region.</exception>
    public EstateSeed MultiRegion(int count, params string[] replicaRegions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(replicaRegions);
        throwIfStarted();
        ReplicaRegions = [.. replicaRegions.Select(region => IdForms.CheckedRegion(region, nameof(replicaRegions)))];
        MultiRegionCount = count;
        return this;
    }
}
