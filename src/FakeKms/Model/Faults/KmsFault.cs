using FakeKms.Model.Faults;

namespace FakeKms;

/// <summary>
/// What a call comes to instead of its answer, for <c>kms.Faults</c>: an error of KMS, an answer of something in front of KMS, or a fault of the network.
/// Immutable.
/// </summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html"/>,
/// <see href="https://docs.aws.amazon.com/kms/latest/developerguide/throttling.html"/>
/// </remarks>
public sealed partial class KmsFault
{
    private readonly string name;

    private KmsFault(string name) => this.name = name;

    /// <summary>
    /// Whether the call takes its effect, and is recorded as the success or failure that it is, before the fault keeps the answer from the caller. An error of
    /// KMS never does.
    /// </summary>
    public bool TakesEffect { get; private init; }

    /// <summary>The error code that the caller sees, such as <c>ThrottlingException</c>; null for a fault that is no error of KMS.</summary>
    public string? ErrorCode { get; private init; }

    /// <summary>The text of the error; empty for none, null for the text that goes with the call.</summary>
    internal string? ErrorText { get; private init; }

    /// <summary>The HTTP status of the error.</summary>
    internal int ErrorStatus { get; private init; }

    /// <summary>Whether KMS knows by then who calls: only such a call is recorded.</summary>
    internal bool IsRecorded { get; private init; } = true;

    /// <summary>What happens to the answer; null when KMS answers an error.</summary>
    internal FaultyAnswer? Answer { get; private init; }

    /// <summary>The fault once more, but the call takes effect first: the answer is what gets lost. Every fault of the network can be so.</summary>
    /// <exception cref="InvalidOperationException">The fault is an error of KMS, or one where no call arrives.</exception>
    public KmsFault AfterEffect()
    {
        if (Answer is null || ErrorCode is not null)
            throw new InvalidOperationException($"{name} is an error of KMS: the call that gets it has no effect. Use LostAnswer, or a fault of the network.");
        if (Answer.Kind == FaultyAnswerKind.Refused) throw new InvalidOperationException($"{name}: a call that does not arrive has no effect. Use LostAnswer.");
        return TakesEffect ? this : new KmsFault($"{name}, after the effect") { Answer = Answer, TakesEffect = true, IsRecorded = IsRecorded };
    }

    /// <summary>The name of the fault.</summary>
    public override string ToString() => name;
}
