using FakeKms.Model;

namespace FakeKms.Engine.Faults.Scripts;

/// <summary>Whether anybody can connect. A test shuts it for a while, once or several times at once.</summary>
internal sealed class ConnectionDoor
{
    private readonly object gate = new();
    private readonly object door = new();
    private readonly List<Refusal> refusals = [];
    private int refusing;

    /// <summary>Raised when it is shut or opened.</summary>
    public event Action<bool>? Refusing;

    public bool IsShut => Volatile.Read(ref refusing) > 0;

    /// <summary>
    /// The times without connections that no call in memory has met. Over HTTP nobody is there to see it: none, while somebody listens to the door.
    /// </summary>
    public IReadOnlyList<KmsUnfiredFault> Unmet
    {
        get
        {
            if (Refusing is not null) return [];
            lock (gate) return [.. refusals.Where(refusal => !refusal.IsMet).Select(_ => new KmsUnfiredFault("RefuseConnections()", null, 0, null))];
        }
    }

    public IDisposable Shut()
    {
        var refusal = new Refusal();
        lock (gate) refusals.Add(refusal);
        Move(more: 1);
        return new Ending(() =>
        {
            lock (gate) refusal.IsOver = true;
            Move(more: -1);
        });
    }

    /// <summary>Whether a call in memory cannot connect.</summary>
    public bool Refuses()
    {
        if (!IsShut) return false;
        lock (gate) refusals.FindAll(refusal => !refusal.IsOver).ForEach(refusal => refusal.IsMet = true);
        return true;
    }

    /// <summary>Forgets what is over.</summary>
    public void Reset()
    {
        lock (gate) refusals.RemoveAll(refusal => refusal.IsOver);
    }

    // The door is opened and shut in the order in which it was asked for.
    private void Move(int more)
    {
        lock (door)
        {
            var was = IsShut;
            Volatile.Write(ref refusing, refusing + more);
            if (IsShut != was) Refusing?.Invoke(IsShut);
        }
    }

    private sealed class Refusal
    {
        public bool IsOver { get; set; }

        public bool IsMet { get; set; }
    }
}
