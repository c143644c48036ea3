namespace FakeKms.Engine.Calls;

/// <summary>
/// What an operation does: an answer that is there at once, or slow cryptography that runs outside the server's lock and then commits inside it.
/// </summary>
internal sealed class Work<TResponse>
{
    private Work(TResponse? answer, Func<Func<TResponse>>? compute) => (Answer, Compute) = (answer, compute);

    public TResponse? Answer { get; }

    /// <summary>Runs without the lock; its result runs with it, after the key was checked once more.</summary>
    public Func<Func<TResponse>>? Compute { get; }

    public static implicit operator Work<TResponse>(TResponse answer) => new(answer, null);

    /// <summary>Work that is slow with some keys and quick with others.</summary>
    public static Work<TResponse> Of(bool isSlow, Func<Func<TResponse>> compute) => isSlow ? Slow(compute) : compute()();

    public static Work<TResponse> Slow(Func<Func<TResponse>> compute) => new(default, compute);
}
