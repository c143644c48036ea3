using FakeKms.Trail;
using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;

namespace FakeKms.Coyote;

/// <summary>Records are noted under the server's lock and handed over outside of it: each once, in their order, and the end behind the last.</summary>
public static class HandOverTests
{
    private static readonly KmsEvent[] Records = Recorded();

    [Test]
    public static Task Every_record_is_handed_over_once_and_in_order()
    {
        var sinks = new TrailSinks();
        return RunAsync(sinks.Add, sinks.Note, sinks.NoteEnd, sinks.HandOver);
    }

    /// <summary>The same without its lock.</summary>
    [Test]
    public static Task Planted_hand_over()
    {
        var sinks = new Planted.TrailSinks();
        return RunAsync(sinks.Add, sinks.Note, sinks.NoteEnd, sinks.HandOver);
    }

    private static async Task RunAsync(Func<Action<KmsEvent>, Action, IDisposable> add, Action<KmsEvent> note, Action noteEnd, Action handOver)
    {
        var (server, noted, taken, atTheEnd) = (new object(), new List<KmsEvent>(), new List<KmsEvent>(), -1);
        using var subscription = add(taken.Add, () => atTheEnd = taken.Count);

        await AtOnce.RunAsync([.. Records.Select(record => (Action)(() =>
        {
            lock (server)
            {
                noted.Add(record);
                note(record);
            }
            handOver();
        }))]);
        noteEnd();
        handOver();

        Specification.Assert(taken.SequenceEqual(noted), "{0} records were noted and {1} handed over, or in another order.", noted.Count, taken.Count);
        Specification.Assert(atTheEnd == noted.Count, "The end came before the last record.");
    }

    private static KmsEvent[] Recorded()
    {
        var world = new World();
        for (var call = 0; call < 3; call++) world.CallAsync("Encrypt", World.Encrypt).GetAwaiter().GetResult();
        return [.. world.Kms.Trail];
    }
}
