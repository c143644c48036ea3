namespace FakeKms.Engine.Faults;

/// <summary>A while in which nobody can connect. Guarded by the book that it stands in.</summary>
internal sealed class Refusal
{
    public bool IsOver { get; set; }

    /// <summary>Whether somebody tried to in memory; over HTTP nobody is there to see it.</summary>
    public bool IsMet { get; set; }
}
