using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace FakeKms.Trail;

/// <summary>The records of a trail from a position on, then those that come, until the server is disposed of. Each comes once, in the trail's order.</summary>
internal static class TrailStream
{
    public static async IAsyncEnumerable<KmsEvent> Read(
        KmsTrail trail, int mark, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var coming = Channel.CreateUnbounded<KmsEvent>(new UnboundedChannelOptions { SingleReader = true });
        using var subscription = trail.Watch(record => coming.Writer.TryWrite(record), () => coming.Writer.TryComplete());
        var there = trail.ToArray();
        // What is there needs no waiting: whoever waits for no time at all gets it too.
        foreach (var record in there.Skip(mark)) yield return record;
        // What came between the subscription and the look at the trail is in both.
        var known = new HashSet<KmsEvent>(there, ReferenceEqualityComparer.Instance);
        await foreach (var record in coming.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!known.Remove(record)) yield return record;
        }
    }
}
