using FakeKms.Engine.Faults;
using FakeKms.Engine.Members;

namespace FakeKms;

public sealed partial class FakeKmsBuilder
{
    private readonly List<QueuedFault> faults = [];

    /// <summary>Makes the first calls of a kind fail, as <see cref="KmsFaults.FailNext"/> does. Several add up, in their order.</summary>
    /// <param name="operation">The operation, such as <c>ReEncrypt</c>.</param>
    /// <param name="fault">What they come to.</param>
    /// <param name="times">How many calls; 1 or more.</param>
    /// <param name="after">How many calls of the kind go through before; 0 or more.</param>
    /// <param name="onKey">Only calls about this key, however they name it.</param>
    /// <param name="by">Only calls of this caller.</param>
    /// <param name="inRegion">Only calls to this Region.</param>
    /// <param name="withContext">Only calls whose encryption context has these pairs, among others.</param>
    /// <exception cref="ArgumentException">KMS has no such operation.</exception>
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
        faults.Add(KmsFaults.Entry(operation, fault, times, after, match));
        return this;
    }

    /// <summary>
    /// Throttles requests by the request quotas, each second of the server's clock by itself: a clock that stands still has one second only. By default nothing
    /// is throttled. Several changes add up.
    /// </summary>
    /// <param name="configure">Returns the changed quotas: <c>quotas => quotas with { Symmetric = 3 }</c>; null for the quotas of AWS.</param>
    /// <exception cref="ArgumentException">The function returned null.</exception>
    public FakeKmsBuilder WithRequestQuotas(Func<KmsRequestQuotas, KmsRequestQuotas>? configure = null)
    {
        var quotas = settings.RequestQuotas ?? new KmsRequestQuotas();
        if (configure is not null)
            quotas = configure(quotas) ?? throw new ArgumentException("The function returned null instead of quotas.", nameof(configure));
        return With(settings with { RequestQuotas = quotas });
    }

    /// <summary>What is to go wrong from the start.</summary>
    internal FaultBook Faults() => new([.. faults]);
}
