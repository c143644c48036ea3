using FakeKms.Engine.Faults.Scripts;
using FakeKms.Xks.Faults;
using FakeKms.Xks.Messages;

namespace FakeKms;

/// <summary>
/// What is to go wrong with the embedded proxy. First comes the queue, first in, first out: the first entry that is for a request is used for it. Then come the
/// rules of <see cref="When(string, string)"/>, the oldest first. A request with a wrong path or signature, or that is not well-formed, uses nothing. It holds
/// for KMS's requests in memory and for all that arrive over HTTP. Safe for parallel callers.
/// </summary>
public sealed class XksFaults
{
    private readonly XksFaultBook book;

    internal XksFaults(XksFaultBook book) => this.book = book;

    /// <summary>The faults that took place, oldest first.</summary>
    public IReadOnlyList<XksFiredFault> Fired => book.Fired;

    /// <summary>
    /// What was scripted and has not taken place, or not as often as it was to: a test that ends with one has not tested what it says. <c>FakeKmsTest</c> fails
    /// for it.
    /// </summary>
    public IReadOnlyList<KmsUnfiredFault> Unfired => [.. book.Unfired, .. book.Door.Unmet];

    /// <summary>
    /// The exceptions that hooks and conditions threw, oldest first. They do not reach the requests. <c>FakeKmsTest</c> fails a test that has one.
    /// </summary>
    public IReadOnlyList<Exception> HookErrors => book.HookErrors;

    /// <summary>Makes the next requests fail.</summary>
    /// <param name="operation">The API of the proxy: <c>GetKeyMetadata</c>, <c>Encrypt</c>, <c>Decrypt</c> or <c>GetHealthStatus</c>; null for any.</param>
    /// <param name="fault">What they come to.</param>
    /// <param name="times">How many requests; 1 or more. KMS asks once more after a time-out.</param>
    /// <param name="after">How many requests of the kind go through before; 0 or more.</param>
    /// <param name="onKey">Only requests about this external key.</param>
    /// <exception cref="ArgumentException">A proxy has no such API, the fault cannot happen to it, or KMS takes no such key id.</exception>
    public void FailNext(string? operation, XksFault fault, int times = 1, int after = 0, string? onKey = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        Add(Match(operation, onKey).For(fault), fault, times, after);
    }

    /// <summary>Lets the next requests through, whatever stands behind this in the queue and in the rules.</summary>
    /// <param name="operation">The API of the proxy; null for any.</param>
    /// <param name="times">How many requests; 1 or more.</param>
    /// <param name="onKey">Only requests about this external key.</param>
    /// <exception cref="ArgumentException">A proxy has no such API, or KMS takes no such key id.</exception>
    public void AllowNext(string? operation, int times = 1, string? onKey = null) => Add(Match(operation, onKey), null, times, 0);

    /// <summary>Begins a rule for requests of a kind: go on with <c>.Fail(…)</c>, <c>.Delay(…)</c>, <c>.Run(…)</c> or <c>.RunAfter(…)</c>.</summary>
    /// <param name="operation">The API of the proxy; null for all.</param>
    /// <param name="onKey">Only requests about this external key.</param>
    /// <exception cref="ArgumentException">A proxy has no such API, or KMS takes no such key id.</exception>
    public XksCallRule When(string? operation = null, string? onKey = null) => new(book, Match(operation, onKey));

    /// <summary>
    /// Begins a rule for the requests that a function finds: go on with <c>.Fail(…)</c>, <c>.Delay(…)</c>, <c>.Run(…)</c> or <c>.RunAfter(…)</c>.
    /// </summary>
    /// <param name="condition">Whether the rule is for a request. It looks at the request and does nothing else: the proxy waits for it.</param>
    public XksCallRule When(Func<XksProxyRequest, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new XksCallRule(book, new XksMatch { Predicate = book.Guarded(condition) });
    }

    /// <summary>Lets nobody connect to the proxy, in memory and over HTTP, until the result is disposed of.</summary>
    public IDisposable RefuseConnections()
    {
        book.ThrowIfClosed();
        return book.Door.Shut();
    }

    private static XksMatch Match(string? operation, string? onKey)
    {
        if (onKey is not null) ExternalKeyTerms.Check(onKey);
        if (onKey is not null && operation == XksOperations.GetHealthStatus)
            throw new ArgumentException($"{operation} is about no external key. Leave the key out.", nameof(onKey));
        return new XksMatch { Operation = operation is null ? null : XksOperations.Checked(operation), Key = onKey };
    }

    private void Add(XksMatch match, XksFault? fault, int times, int after)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        book.Add(new QueuedFault<XksProxyRequest, XksFault>(match, fault, times, after));
    }
}
