using FakeKms.Engine.Faults.Scripts;
using FakeKms.Xks.Faults;

namespace FakeKms;

/// <summary>
/// A rule for requests of a kind to the embedded proxy, which <c>kms.XksProxy.Faults.When(…)</c> begins. <see cref="Fail"/>, <see cref="Delay"/>,
/// <see cref="Run"/> and <see cref="RunAfter"/> make it hold, until what they return is disposed of.
/// </summary>
public sealed class XksCallRule
{
    private readonly XksFaultBook book;
    private readonly XksMatch match;
    private readonly RuleTerms terms;

    internal XksCallRule(XksFaultBook book, XksMatch match, RuleTerms? terms = null)
    {
        (this.book, this.match, this.terms) = (book, match, terms ?? new RuleTerms());
        book.Begun(this);
    }

    /// <summary>The rule for a part of the requests alone. Which ones follows from the server's seed.</summary>
    /// <param name="probability">More than 0, and at most 1.</param>
    public XksCallRule WithProbability(double probability) => With(terms.WithProbability(probability));

    /// <summary>The rule for requests that arrive between two times of the server's clock.</summary>
    /// <param name="from">The first moment.</param>
    /// <param name="until">The first moment after; later than <paramref name="from"/>.</param>
    public XksCallRule Between(DateTimeOffset from, DateTimeOffset until) => With(terms.Between(from, until));

    /// <summary>Lets the requests fail.</summary>
    /// <param name="fault">What they come to. One that is of some APIs alone happens to these.</param>
    /// <returns>Ends the rule when it is disposed of.</returns>
    /// <exception cref="ArgumentException">The fault cannot happen to the API of the rule.</exception>
    public IDisposable Fail(XksFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Hold(match.For(fault), fault, before: null, after: null);
    }

    /// <summary>Lets the answers take long: in memory on KMS's count alone, over HTTP on real time. See <see cref="XksFault.SlowAnswer"/>.</summary>
    /// <param name="delay">How long; more than zero, and at most a day.</param>
    /// <returns>Ends the rule when it is disposed of.</returns>
    public IDisposable Delay(TimeSpan delay) => Fail(XksFault.SlowAnswer(delay));

    /// <summary>
    /// Runs code of the test before the requests are served, and waits for it: KMS is in the middle of its call then. Requests for calls that it makes itself
    /// do not run it again. An exception that it throws is in <see cref="XksFaults.HookErrors"/>; the request goes on.
    /// </summary>
    /// <param name="hook">The code. It gets the request.</param>
    /// <returns>Ends the rule when it is disposed of.</returns>
    public IDisposable Run(Func<XksProxyRequest, Task> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return Hold(match, fault: null, hook, after: null);
    }

    /// <summary>Runs code of the test after the requests were served and before KMS gets the answers. Otherwise it is as <see cref="Run"/>.</summary>
    /// <param name="hook">The code. It gets the request, with what came of it.</param>
    /// <returns>Ends the rule when it is disposed of.</returns>
    public IDisposable RunAfter(Func<XksProxyRequest, Task> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return Hold(match, fault: null, before: null, hook);
    }

    /// <summary>The rule as it is written in a test.</summary>
    public override string ToString() => $"When({match})";

    private XksCallRule With(RuleTerms changed)
    {
        var next = new XksCallRule(book, match, changed);
        book.Finished(this);
        return next;
    }

    private IDisposable Hold(XksMatch of, XksFault? fault, Func<XksProxyRequest, Task>? before, Func<XksProxyRequest, Task>? after)
    {
        book.Finished(this);
        return book.Add(new StandingFault<XksProxyRequest, XksFault>(of, fault, before, after) { Terms = terms });
    }
}
