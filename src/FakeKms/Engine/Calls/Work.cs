using Amazon.Runtime;
using FakeKms.Model;

namespace FakeKms.Engine.Calls;

/// <summary>
/// What is left to do of a call whose checks are done: nothing, as the answer is there, or slow work in two steps. <see cref="Compute"/> runs outside the
/// server's lock; <see cref="Commit"/> runs inside it, on what was computed, after the checks were made once more.
/// </summary>
internal abstract class Work
{
    private protected Work(AmazonWebServiceResponse? answer) => Answer = answer;

    /// <summary>The answer; null when it has yet to be computed.</summary>
    public AmazonWebServiceResponse? Answer { get; }

    /// <exception cref="KmsFailure">The work shows that the call is to be refused.</exception>
    public abstract object Compute();

    /// <exception cref="KmsFailure">The call is to be refused after all.</exception>
    public abstract AmazonWebServiceResponse Commit(object computed);
}

/// <summary>The work of an operation with a response of its own.</summary>
internal sealed class Work<TResponse> : Work
    where TResponse : AmazonWebServiceResponse
{
    private readonly Func<object> compute;
    private readonly Func<object, TResponse> commit;

    private Work(TResponse? answer, Func<object> compute, Func<object, TResponse> commit)
        : base(answer) => (this.compute, this.commit) = (compute, commit);

    public static implicit operator Work<TResponse>(TResponse answer) => new(answer, () => answer, _ => answer);

    public static Work<TResponse> Slow<TComputed>(Func<TComputed> compute, Func<TComputed, TResponse> commit)
        where TComputed : notnull =>
        new(null, () => compute(), computed => commit((TComputed)computed));

    /// <summary>Work that is slow with some keys and quick with others.</summary>
    public static Work<TResponse> Of<TComputed>(bool isSlow, Func<TComputed> compute, Func<TComputed, TResponse> commit)
        where TComputed : notnull =>
        isSlow ? Slow(compute, commit) : commit(compute());

    public override object Compute() => compute();

    public override AmazonWebServiceResponse Commit(object computed) => commit(computed);
}
