namespace FakeKms.Trail;

/// <summary>One subscriber to the trail.</summary>
/// <param name="take">Takes a record.</param>
/// <param name="end">Hears that no record comes any more.</param>
/// <param name="remove">Ends the subscription.</param>
internal sealed class TrailSink(Action<KmsEvent> take, Action end, Action<TrailSink> remove) : IDisposable
{
    private volatile bool removed;

    public void Take(KmsEvent record)
    {
        if (!removed) take(record);
    }

    public void End() => end();

    public void Dispose()
    {
        removed = true;
        remove(this);
    }
}
