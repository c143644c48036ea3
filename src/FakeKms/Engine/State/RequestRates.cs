namespace FakeKms.Engine.State;

/// <summary>How many requests each pool of a quota has had in the present second of the clock.</summary>
internal sealed class RequestRates
{
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private long second;

    /// <summary>Counts a request in its pools, unless one of them is full.</summary>
    /// <returns>Whether all had room.</returns>
    public bool Take(IReadOnlyList<RatePool> pools, DateTimeOffset now)
    {
        var present = now.UtcTicks / TimeSpan.TicksPerSecond;
        if (present != second)
        {
            taken.Clear();
            second = present;
        }
        if (pools.Any(pool => taken.GetValueOrDefault(pool.Name) + pool.Requests > pool.PerSecond)) return false;
        foreach (var pool in pools) taken[pool.Name] = taken.GetValueOrDefault(pool.Name) + pool.Requests;
        return true;
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
internal sealed record RatePool(string Name, int PerSecond, int Requests = 1);
