using System.Collections;
using FakeKms.Trail;
using FakeKms.Trail.Names;
using FakeKms.Trail.Records;

namespace FakeKms;

/// <summary>
/// The part of a trail that the code of one asynchronous flow records: what tests that run in parallel against one server tell their calls apart by. It is a
/// list of records like the trail, for all assertions, constraints and filters. <see cref="KmsTrail.Scope"/> opens one.
/// </summary>
public sealed class KmsTrailScope : IReadOnlyList<KmsEvent>, INamedRecords, IDisposable
{
    private readonly KmsTrail trail;
    private readonly ScopeFlow flow;

    internal KmsTrailScope(KmsTrail trail, ScopeFlow flow) => (this.trail, this.flow) = (trail, flow);

    /// <summary>The number of records.</summary>
    public int Count => Snapshot().Count;

    ITrailNames? INamedRecords.Names => ((INamedRecords)trail).Names;

    /// <summary>The record at a position. The oldest is at 0.</summary>
    /// <param name="index">The position.</param>
    public KmsEvent this[int index] => Snapshot()[index];

    /// <summary>The records from a position on, as <see cref="KmsTrail.Since"/>.</summary>
    /// <param name="mark">A <see cref="Count"/> that was read earlier.</param>
    public IReadOnlyList<KmsEvent> Since(int mark)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mark);
        return new RecordList([.. Snapshot().Skip(mark)], ((INamedRecords)trail).Names, trail.Recorded());
    }

    /// <summary>Ends the scope: later calls are not in it. What it has stays and can be asserted. Safe to call twice.</summary>
    public void Dispose() => flow.Close();

    /// <summary>The records, oldest first.</summary>
    public IEnumerator<KmsEvent> GetEnumerator() => Snapshot().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One aligned line for each record.</summary>
    public override string ToString() => string.Concat(KmsEventLine.Aligned(Snapshot(), []).Select(line => line + Environment.NewLine));

    private IReadOnlyList<KmsEvent> Snapshot() => trail.Recorded(flow);
}
