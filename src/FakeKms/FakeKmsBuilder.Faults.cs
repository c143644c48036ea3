using FakeKms.Engine.Faults;
using FakeKms.Engine.Faults.Scripts;
using FakeKms.Engine.Members;

namespace FakeKms;

public sealed partial class FakeKmsBuilder
{
    private readonly List<QueuedFault<KmsCall, KmsFault>> faults = [];

    /// <summary>Makes the first calls of a kind fail, as <see cref="KmsFaults.FailNext"/> does. Several add up, in their order.</summary>
    /// <param name="operation">The operation, such as <c>ReEncrypt</c>.</param>
    /// <param name="fault">What they come to.</param>
    /// <param name="times">How many calls; 1 or more.</param>
    /// <param name="after">How many calls of the kind go through before; 0 or more.</param>
    /// <param name="onKey">Only calls about this key, however they name it.</param>
    /// <param name="by">Only calls of this caller.</param>
    /// <param name="inRegion">Only calls to this Region.</param>
    /// <param name="withContext">Only calls whose encryption context has these pairs, among others.</param>
    /// <exception cref="ArgumentException">KMS has no such operation, or none of its calls can be about a key or have an encryption context.</exception>
    public FakeKmsBuilder FailNext(
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
        var match = KmsFaults.Match(OperationNames.Checked(operation), onKey, by, inRegion, withContext);
        ThrowIfStarted();
        faults.Add(KmsFaults.Entry(fault, times, after, match));
        return this;
    }

    /// <summary>
    /// Throttles requests by the request quotas, each second of the server's clock by itself: a clock that stands still has one second only. By default nothing
    /// is throttled. Several changes add up.
    /// </summary>
    /// <param name="configure">Returns the changed quotas: <c>quotas => quotas with { Symmetric = 3 }</c>; null for the quotas of AWS.</param>
    /// <exception cref="ArgumentException">The function returned null, or a quota is less than 1.</exception>
    public FakeKmsBuilder WithRequestQuotas(Func<KmsRequestQuotas, KmsRequestQuotas>? configure = null)
    {
        var quotas = settings.RequestQuotas ?? new KmsRequestQuotas();
        if (configure is not null)
            quotas = configure(quotas) ?? throw new ArgumentException("The function returned null instead of quotas.", nameof(configure));
        return With(settings with { RequestQuotas = quotas.Checked() });
    }

    /// <summary>
    /// Lets time pass on the server's clock until others see a change: until then they find what was before, or nothing. By default everybody sees every change
    /// at once. Keys that exist from the start are known from the start. Several changes add up.
    /// </summary>
    /// <param name="configure">
    /// Returns the changed delays: <c>delays => delays with { Aliases = TimeSpan.FromSeconds(5), Spread = 0.5 }</c>.
    /// </param>
    /// <exception cref="ArgumentException">The function returned null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A delay is negative or longer than 365 days, or the spread is no part of it.</exception>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/programming-eventual-consistency.html"/></remarks>
    public FakeKmsBuilder WithConsistencyDelay(Func<KmsConsistencyDelays, KmsConsistencyDelays> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var delays = configure(settings.ConsistencyDelays) ?? throw new ArgumentException("The function returned null instead of delays.", nameof(configure));
        return With(settings with { ConsistencyDelays = delays });
    }

    /// <summary>What is to go wrong from the start.</summary>
    internal FaultBook Faults() => new([.. faults]);
}
