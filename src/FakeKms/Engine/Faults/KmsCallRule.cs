using FakeKms.Engine.Faults;
using FakeKms.Engine.Faults.Scripts;

namespace FakeKms;

/// <summary>
/// A rule for calls of a kind, which <c>kms.Faults.When(…)</c> begins. <see cref="Fail"/>, <see cref="Delay"/>, <see cref="Run"/> and <see cref="RunAfter"/>
/// make it hold, until what they return is disposed of.
/// </summary>
public sealed class KmsCallRule
{
    private readonly FaultBook book;
    private readonly CallMatch match;

    internal KmsCallRule(FaultBook book, CallMatch match)
    {
        (this.book, this.match) = (book, match);
        book.Begun(this);
    }

    private RuleTerms Terms { get; init; } = new();

    /// <summary>The rule for a part of the calls alone. Which ones follows from the server's seed.</summary>
    /// <param name="probability">More than 0, and at most 1.</param>
    public KmsCallRule WithProbability(double probability) => With(Terms.WithProbability(probability));

    /// <summary>The rule for calls that arrive between two times of the server's clock.</summary>
    /// <param name="from">The first moment.</param>
    /// <param name="until">The first moment after; later than <paramref name="from"/>.</param>
    public KmsCallRule Between(DateTimeOffset from, DateTimeOffset until) => With(Terms.Between(from, until));

    /// <summary>Lets the calls fail.</summary>
    /// <param name="fault">What they come to.</param>
    /// <returns>Ends the rule when it is disposed of.</returns>
    public IDisposable Fail(KmsFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Hold(fault, before: null, after: null);
    }

    /// <summary>Lets the answers of the calls take long, on real time.</summary>
    /// <param name="delay">How long; more than zero, and at most a day.</param>
    /// <returns>Ends the rule when it is disposed of.</returns>
    public IDisposable Delay(TimeSpan delay) => Fail(KmsFault.SlowAnswer(delay));

    /// <summary>
    /// Runs code of the test before the calls, and waits for it: another call that it makes is done, and recorded, before this one is. Calls that it makes
    /// itself do not run it again. An exception that it throws is in <see cref="KmsFaults.HookErrors"/>; the call goes on.
    /// </summary>
    /// <param name="hook">The code. It gets the call.</param>
    /// <returns>Ends the rule when it is disposed of.</returns>
    public IDisposable Run(Func<KmsCall, Task> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return Hold(fault: null, hook, after: null);
    }

    /// <summary>Runs code of the test after the calls and before their answers. Otherwise it is as <see cref="Run"/>.</summary>
    /// <param name="hook">The code. It gets the call.</param>
    /// <returns>Ends the rule when it is disposed of.</returns>
    public IDisposable RunAfter(Func<KmsCall, Task> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return Hold(fault: null, before: null, hook);
    }

    /// <summary>The rule as it is written in a test.</summary>
    public override string ToString() => $"When({match})";

    private KmsCallRule With(RuleTerms terms)
    {
        var next = new KmsCallRule(book, match) { Terms = terms };
        book.Finished(this);
        return next;
    }

    private IDisposable Hold(KmsFault? fault, Func<KmsCall, Task>? before, Func<KmsCall, Task>? after)
    {
        book.Finished(this);
        return book.Add(new StandingFault<KmsCall, KmsFault>(match, fault, before, after) { Terms = Terms });
    }
}
