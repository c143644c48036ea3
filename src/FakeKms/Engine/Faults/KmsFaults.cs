using FakeKms.Engine.Faults;
using FakeKms.Engine.Faults.Scripts;
using FakeKms.Engine.Members;
using FakeKms.Model;

namespace FakeKms;

/// <summary>
/// What is to go wrong on a server. First comes the queue, first in, first out: the first entry that is for a call is used for it. Then come the rules of
/// <see cref="When(string, string, KmsCaller, string, IReadOnlyDictionary{string, string})"/>, the oldest first. A request that is not well-formed uses
/// nothing. It holds for every client, in memory and over HTTP. Safe for parallel callers.
/// </summary>
public sealed class KmsFaults
{
    private readonly FaultBook book;
    private readonly Func<string, string> checkedOperation;

    internal KmsFaults(FaultBook book, Func<string, string> checkedOperation) => (this.book, this.checkedOperation) = (book, checkedOperation);

    /// <summary>Raised when the server begins or ends to refuse connections.</summary>
    internal event Action<bool>? Refusing
    {
        add => book.Door.Refusing += value;
        remove => book.Door.Refusing -= value;
    }

    /// <summary>The faults that took place, oldest first.</summary>
    public IReadOnlyList<KmsFiredFault> Fired => book.Fired;

    /// <summary>
    /// What was scripted and has not taken place, or not as often as it was to: a test that ends with one has not tested what it says. <c>FakeKmsTest</c> fails
    /// for it.
    /// </summary>
    public IReadOnlyList<KmsUnfiredFault> Unfired => [.. book.Unfired, .. book.Door.Unmet];

    /// <summary>
    /// The exceptions that hooks and conditions threw, oldest first. They do not reach the calls. <c>FakeKmsTest</c> fails a test that has one.
    /// </summary>
    public IReadOnlyList<Exception> HookErrors => book.HookErrors;

    internal bool AreConnectionsRefused => book.Door.IsShut;

    /// <summary>Makes the next calls fail.</summary>
    /// <param name="operation">The operation, such as <c>ReEncrypt</c>.</param>
    /// <param name="fault">What they come to.</param>
    /// <param name="times">How many calls; 1 or more.</param>
    /// <param name="after">How many calls of the kind go through before; 0 or more.</param>
    /// <param name="onKey">Only calls about this key, however they name it: a key id, a key ARN, or the name or ARN of one of its aliases.</param>
    /// <param name="by">Only calls of this caller.</param>
    /// <param name="inRegion">Only calls to this Region.</param>
    /// <param name="withContext">Only calls whose encryption context has these pairs, among others.</param>
    /// <exception cref="ArgumentException">
    /// KMS has no such operation, no key has such a name, no Region such a code, or no call of the operation is about a key or has an encryption context.
    /// </exception>
    /// <example>
    /// <code>
    /// kms.Faults.FailNext("Encrypt", KmsFault.Throttling, times: 2);
    /// using var patient = kms.CreateClient(config =&gt; config.MaxErrorRetry = 2);
    /// await patient.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1, 2, 3]) });
    /// </code>
    /// </example>
    public void FailNext(
        string operation,
        KmsFault fault,
        int times = 1,
        int after = 0,
        string? onKey = null,
        KmsCaller? by = null,
        string? inRegion = null,
        IReadOnlyDictionary<string, string>? withContext = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        book.Add(Failure(operation, fault, times, after, onKey, by, inRegion, withContext));
    }

    /// <summary>Lets the next calls through, whatever stands behind this in the queue and in the rules: an entry of the queue that is no fault.</summary>
    /// <param name="operation">The operation, such as <c>ReEncrypt</c>.</param>
    /// <param name="times">How many calls; 1 or more.</param>
    /// <param name="onKey">Only calls about this key.</param>
    /// <param name="by">Only calls of this caller.</param>
    /// <param name="inRegion">Only calls to this Region.</param>
    /// <param name="withContext">Only calls whose encryption context has these pairs.</param>
    /// <exception cref="ArgumentException">
    /// KMS has no such operation, no key has such a name, no Region such a code, or no call of the operation is about a key or has an encryption context.
    /// </exception>
    public void AllowNext(
        string operation,
        int times = 1,
        string? onKey = null,
        KmsCaller? by = null,
        string? inRegion = null,
        IReadOnlyDictionary<string, string>? withContext = null) =>
        book.Add(Entry(null, times, 0, Match(checkedOperation(operation), onKey, by, inRegion, withContext)));

    /// <summary>Begins a rule for calls of a kind: go on with <c>.Fail(…)</c>, <c>.Delay(…)</c>, <c>.Run(…)</c> or <c>.RunAfter(…)</c>.</summary>
    /// <param name="operation">The operation; null for all.</param>
    /// <param name="onKey">Only calls about this key, however they name it.</param>
    /// <param name="by">Only calls of this caller.</param>
    /// <param name="inRegion">Only calls to this Region.</param>
    /// <param name="withContext">Only calls whose encryption context has these pairs, among others.</param>
    /// <exception cref="ArgumentException">
    /// KMS has no such operation, no key has such a name, no Region such a code, or no call of the operation is about a key or has an encryption context.
    /// </exception>
    public KmsCallRule When(
        string? operation = null,
        string? onKey = null,
        KmsCaller? by = null,
        string? inRegion = null,
        IReadOnlyDictionary<string, string>? withContext = null)
    {
        if (operation is not null) checkedOperation(operation);
        return new KmsCallRule(book, Match(operation, onKey, by, inRegion, withContext));
    }

    /// <summary>
    /// Begins a rule for the calls that a function finds: go on with <c>.Fail(…)</c>, <c>.Delay(…)</c>, <c>.Run(…)</c> or <c>.RunAfter(…)</c>.
    /// </summary>
    /// <param name="condition">Whether the rule is for a call. It looks at the call and does nothing else: the server waits for it.</param>
    public KmsCallRule When(Func<KmsCall, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new KmsCallRule(book, new CallMatch { Predicate = book.Guarded(condition) });
    }

    /// <summary>Lets nobody connect, in memory and over HTTP, until the result is disposed of. The calls have no effect and no record.</summary>
    public IDisposable RefuseConnections()
    {
        book.ThrowIfClosed();
        return book.Door.Shut();
    }

    /// <summary>Whether a call in memory cannot connect.</summary>
    internal bool RefusesCall() => book.Door.Refuses();

    /// <summary>What <see cref="FailNext"/> adds to the queue.</summary>
    internal QueuedFault<KmsCall, KmsFault> Failure(
        string operation,
        KmsFault fault,
        int times,
        int after,
        string? onKey,
        KmsCaller? by,
        string? inRegion,
        IReadOnlyDictionary<string, string>? withContext) =>
        Entry(fault, times, after, Match(checkedOperation(operation), onKey, by, inRegion, withContext));

    internal static QueuedFault<KmsCall, KmsFault> Entry(KmsFault? fault, int times, int after, CallMatch match)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        return new QueuedFault<KmsCall, KmsFault>(match, fault, times, after);
    }

    internal static CallMatch Match(
        string? operation, string? onKey, KmsCaller? by, string? inRegion, IReadOnlyDictionary<string, string>? withContext)
    {
        ScriptScopes.CheckKey(operation, onKey);
        ScriptScopes.CheckContext(operation, withContext);
        return new CallMatch
        {
            Operation = operation,
            Key = onKey is null ? null : KeyNames.Checked(onKey),
            Caller = by,
            Region = inRegion is null ? null : IdForms.CheckedRegion(inRegion),
            Context = withContext is null ? null : new Dictionary<string, string>(withContext, StringComparer.Ordinal),
        };
    }
}
