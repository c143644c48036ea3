namespace FakeKms.Model;

/// <summary>Ends something when it is disposed of, once.</summary>
internal sealed class Ending(Action end) : IDisposable
{
    private int ended;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref ended, 1) == 0) end();
    }
}
