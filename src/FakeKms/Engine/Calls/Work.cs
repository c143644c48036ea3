using Amazon.Runtime;
using FakeKms.Model;

namespace FakeKms.Engine.Calls;

/// <summary>
/// What is left to do of a call whose checks are done: nothing, as the answer is there, or work that takes its time, in two steps.
/// <see cref="ComputeAsync"/> runs outside the server's lock; <see cref="Commit"/> runs inside it, on what was computed, after the checks were made once more.
/// </summary>
internal abstract class Work
{
    private protected Work(AmazonWebServiceResponse? answer) => Answer = answer;

    /// <summary>The answer; null when it has yet to be computed.</summary>
    public AmazonWebServiceResponse? Answer { get; }

    /// <summary>Whether what the work went by has changed meanwhile: the call starts over then. It is asked for inside the server's lock.</summary>
    public Func<bool> IsOutdated { get; init; } = static () => false;

    /// <summary>Whether an answer counts even so, and only a failure starts over: what a proxy encrypted for its former credential is encrypted.</summary>
    public bool KeepsAnswer { get; init; }

    /// <exception cref="KmsFailure">The work shows that the call is to be refused.</exception>
    public abstract ValueTask<object> ComputeAsync();

    /// <exception cref="KmsFailure">The call is to be refused after all.</exception>
    public abstract AmazonWebServiceResponse Commit(object computed);
}

/// <summary>The work of an operation with a response of its own.</summary>
internal sealed class Work<TResponse> : Work
    where TResponse : AmazonWebServiceResponse
{
    private readonly Func<ValueTask<object>>? compute;
    private readonly Func<object, TResponse>? commit;

    private Work(Func<ValueTask<object>> compute, Func<object, TResponse> commit)
        : base(null) => (this.compute, this.commit) = (compute, commit);

    private Work(TResponse answer)
        : base(answer) { }

    public static implicit operator Work<TResponse>(TResponse answer) => new(answer);

    public static Work<TResponse> Slow<TComputed>(Func<TComputed> compute, Func<TComputed, TResponse> commit)
        where TComputed : notnull =>
        new(() => new(compute()), computed => commit((TComputed)computed));

    /// <summary>Work that is slow with some keys and quick with others.</summary>
    /// <param name="isSlow">Whether others should not wait for it. Work that is not slow does not wait for anybody either.</param>
    /// <param name="compute">The work.</param>
    /// <param name="commit">What comes of it.</param>
    /// <param name="isOutdated">Whether what slow work went by has changed meanwhile, so that a failure says nothing; null for nothing that could.</param>
    public static Work<TResponse> Of<TComputed>(
        bool isSlow, Func<ValueTask<TComputed>> compute, Func<TComputed, TResponse> commit, Func<bool>? isOutdated = null)
        where TComputed : notnull =>
        isSlow
            ? new Work<TResponse>(async () => await compute().ConfigureAwait(false), computed => commit((TComputed)computed))
            {
                IsOutdated = isOutdated ?? (() => false),
                KeepsAnswer = true,
            }
            : commit(Result(compute()));

    /// <summary>Work that waits for somebody outside of KMS.</summary>
    /// <param name="compute">The work.</param>
    /// <param name="commit">What comes of it.</param>
    /// <param name="isOutdated">Whether what the work went by has changed meanwhile.</param>
    public static Work<TResponse> Waiting<TComputed>(Func<ValueTask<TComputed>> compute, Func<TComputed, TResponse> commit, Func<bool> isOutdated)
        where TComputed : notnull =>
        new(async () => await compute().ConfigureAwait(false), computed => commit((TComputed)computed)) { IsOutdated = isOutdated };

    public override ValueTask<object> ComputeAsync() => compute is null ? throw Done() : compute();

    public override AmazonWebServiceResponse Commit(object computed) => commit is null ? throw Done() : commit(computed);

    private static InvalidOperationException Done() => new("The answer is there: nothing is left to do.");

    private static TComputed Result<TComputed>(ValueTask<TComputed> quick) => quick.IsCompleted
        ? quick.Result
        : throw new InvalidOperationException("Work that is not slow does not wait for anybody.");
}
