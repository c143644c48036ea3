namespace FakeKms.Trail;

/// <summary>One subscriber to the trail.</summary>
internal sealed class TrailSink(Action<KmsEvent> take, Action<TrailSink> remove) : IDisposable
{
    private volatile bool removed;

    public void Take(KmsEvent record)
    {
        if (!removed) take(record);
    }

    public void Dispose()
    {
        removed = true;
        remove(this);
    }
}
