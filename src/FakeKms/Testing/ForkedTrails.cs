namespace FakeKms.Testing;

/// <summary>
/// The trails of the latest forks of a server, for the end of its test: a test that works on forks has its calls there. Those of a server that serves a whole
/// suite are not kept for ever.
/// </summary>
internal sealed class ForkedTrails
{
    private const int Kept = 8;

    private readonly Queue<(KmsTrail Trail, int Inherited)> trails = new();

    /// <summary>The trails that have records of their own, in the order of the forks.</summary>
    public IReadOnlyList<KmsTrail> Trails
    {
        get
        {
            lock (trails) return [.. trails.Where(fork => fork.Trail.Count > fork.Inherited).Select(fork => fork.Trail)];
        }
    }

    /// <summary>Remembers a fork.</summary>
    /// <param name="trail">Its trail.</param>
    /// <param name="inherited">How many records it began with.</param>
    public void Add(KmsTrail trail, int inherited)
    {
        lock (trails)
        {
            trails.Enqueue((trail, inherited));
            if (trails.Count > Kept) trails.Dequeue();
        }
    }
}
