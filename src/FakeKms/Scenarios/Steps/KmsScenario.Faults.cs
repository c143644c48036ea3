using FakeKms.Scenarios.Running;

namespace FakeKms;

public sealed partial class KmsScenario
{
    /// <summary>
    /// Makes the next calls of a kind fail, of this script or of anybody else: see <c>kms.Faults.FailNext</c>. It is no call itself.
    /// </summary>
    /// <param name="operation">The operation, such as <c>ReEncrypt</c>.</param>
    /// <param name="fault">What they come to.</param>
    /// <param name="times">How many calls; 1 or more.</param>
    /// <param name="after">How many calls of the kind go through before; 0 or more.</param>
    /// <param name="onKey">Only calls about this key: a key id, key ARN, alias name or the name that CreateKey gave it.</param>
    /// <param name="by">Only calls of this caller.</param>
    /// <param name="inRegion">Only calls to this Region.</param>
    /// <param name="withContext">Only calls whose encryption context has these pairs, among others.</param>
    /// <exception cref="ArgumentException">KMS has no such operation, or none of its calls can be about a key or have an encryption context.</exception>
    public KmsScenario FailNext(
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
        var failure = new ScriptedFailure(operation, fault, times, after, onKey, by, inRegion, withContext);
        host.CheckFailure(failure);
        var arguments = ScriptText.Of(
            ("", ScriptText.Quoted(operation)), ("", fault), ("times", times == 1 ? null : times), ("after", after == 0 ? null : after),
            ("onKey", ScriptText.Quoted(onKey)), ("by", by?.Name), ("inRegion", ScriptText.Quoted(inRegion)), ("withContext", withContext));
        return Add("FailNext", arguments, run => host.Fail(onKey is null ? failure : failure with { OnKey = run.Key(onKey) }));
    }
}
