namespace FakeKms.Coyote;

/// <summary>
/// Tasks that run at the same time, in the words that Coyote rewrites: it knows calls of Task.Run, no method groups of it, and no WhenAll with a span, which the
/// compiler prefers.
/// </summary>
internal static class AtOnce
{
    public static Task RunAsync(params Action[] acts) => Task.WhenAll(acts.Select(act => Task.Run(act)).ToArray());

    public static Task<T[]> RunAsync<T>(params Func<Task<T>>[] calls) => Task.WhenAll(calls.Select(call => Task.Run(call)).ToArray());
}
