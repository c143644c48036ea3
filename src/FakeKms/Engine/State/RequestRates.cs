using FakeKms.Domain.KeyStores;

namespace FakeKms.Engine.State;

/// <summary>How many requests each pool of a quota has had in the present second of the clock.</summary>
internal sealed class RequestRates
{
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private long second;

    /// <summary>Counts a request in its pools, unless one of them is full.</summary>
    /// <returns>The first one that is full; null when all had room.</returns>
    public RatePool? Take(IReadOnlyList<RatePool> pools, DateTimeOffset now)
    {
        var present = now.UtcTicks / TimeSpan.TicksPerSecond;
        if (present != second)
        {
            taken.Clear();
            second = present;
        }
        if (pools.FirstOrDefault(pool => taken.GetValueOrDefault(pool.Name) + pool.Requests > pool.PerSecond) is { } full) return full;
        foreach (var pool in pools) taken[pool.Name] = taken.GetValueOrDefault(pool.Name) + pool.Requests;
        return null;
    }

    public RequestRates Copy()
    {
        var copy = new RequestRates { second = second };
        foreach (var (name, count) in taken) copy.taken.Add(name, count);
        return copy;
    }
}

/// <summary>What a request takes of a quota.</summary>
/// <param name="Name">Whose quota, where, and which.</param>
/// <param name="PerSecond">The quota.</param>
/// <param name="Requests">How many requests it counts for.</param>
internal sealed record RatePool(string Name, int PerSecond, int Requests = 1)
{
    /// <summary>The key store whose quota it is; null for a quota of an account.</summary>
    public KeyStore? KeyStore { get; init; }
}
