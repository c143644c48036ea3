namespace FakeKms.Time;

/// <summary>A move of the clock that is under way. Guarded by the clock's lock.</summary>
/// <param name="end">Where it ends, in ticks.</param>
/// <param name="lengthens">Whether moves by others add to it. One that leads to a given time ends there.</param>
internal sealed class ClockMove(long end, bool lengthens)
{
    public long End { get; private set; } = end;

    public void Lengthen(long ticks)
    {
        if (lengthens) End += ticks;
    }
}
