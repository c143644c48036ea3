namespace FakeKms.Coyote;

/// <summary>
/// Tasks that run at the same time. They go as arrays: the overload of <see cref="Task.WhenAll(ReadOnlySpan{Task})"/> that the compiler would take is one that
/// Coyote does not know.
/// </summary>
internal static class AtOnce
{
    public static Task RunAsync(params Action[] acts) => Task.WhenAll(acts.Select(Task.Run).ToArray());

    public static Task<T[]> RunAsync<T>(params Func<Task<T>>[] calls) => Task.WhenAll(calls.Select(Task.Run).ToArray());
}
