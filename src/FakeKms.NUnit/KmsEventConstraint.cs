using System.Diagnostics.CodeAnalysis;
using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>
/// A constraint on one record. It comes after a quantifier: <c>Has.Exactly(1).KmsEvent("Decrypt")</c>. Where it meets a list of records, an event name or an
/// error code that cannot be is refused with an <see cref="ArgumentException"/>; so is a key, a caller or a path that nobody knows, if the assertion holds.
/// </summary>
public sealed partial class KmsEventConstraint : Constraint
{
    internal KmsEventConstraint(KmsEventCriteria criteria) => Criteria = criteria;

    /// <summary>The condition in words.</summary>
    public override string Description => $"KMS event {Criteria.Description}".TrimEnd();

    internal KmsEventCriteria Criteria { get; }

    /// <summary>The record names this key.</summary>
    /// <param name="key">Its key id or key ARN, or the name or ARN of an alias that pointed to it at the time of the call.</param>
    /// <param name="mayBeUnknown">
    /// Whether it may be one that the server never had and no record names. Without it an assertion that holds for want of the key is refused.
    /// </param>
    public KmsEventConstraint OnKey(string key, bool mayBeUnknown = false) => Then(Criteria.OnKey(key, mayBeUnknown));

    /// <summary>The call was made in this Region.</summary>
    /// <param name="region">For example <c>us-west-2</c>.</param>
    public KmsEventConstraint InRegion(string region) => Then(Criteria.InRegion(region));

    /// <summary>This account received the record. A call that uses a key of another account leaves a record in both accounts.</summary>
    /// <param name="accountId">The <c>recipientAccountId</c>, twelve digits.</param>
    public KmsEventConstraint InAccount(string accountId) => Then(Criteria.InAccount(accountId));

    /// <summary>The call was made at this time, by the clock of the server.</summary>
    /// <param name="time">The time. Fractions of a second are ignored, because CloudTrail keeps whole seconds.</param>
    public KmsEventConstraint At(DateTimeOffset time) => Then(Criteria.At(time));

    /// <summary>The operation only reads. Cryptographic operations count as reading.</summary>
    public KmsEventConstraint ReadOnly() => Then(Criteria.ReadOnly(true));

    /// <summary>The operation changes something.</summary>
    public KmsEventConstraint WriteOnly() => Then(Criteria.ReadOnly(false));

    /// <summary>The call was this attempt of its SDK: 1 for the first request, 2 for the first retry.</summary>
    /// <param name="attempt">1 or more.</param>
    public KmsEventConstraint OnAttempt(int attempt) => Then(Criteria.OnAttempt(attempt));

    /// <summary>The test made the call go wrong by <c>kms.Faults</c>.</summary>
    /// <param name="fault">The fault; null for any.</param>
    public KmsEventConstraint WithInjectedFault(KmsFault? fault = null) => Then(Criteria.WithInjectedFault(fault));

    /// <summary>Applies the constraint to one record.</summary>
    /// <param name="actual">A <see cref="KmsEvent"/>.</param>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        if (actual is KmsEvent record) return new ConstraintResult(this, record, Criteria.Holds(record));
        throw new ArgumentException(
            "KmsEvent(…) holds for one record: put a quantifier before it, as in Assert.That(kms.Trail, Has.Exactly(1).KmsEvent(\"Decrypt\")).",
            nameof(actual));
    }

    /// <summary>The opposite of the whole assertion: <c>!Has.Some.KmsEvent("Decrypt")</c>.</summary>
    /// <param name="constraint">A constraint behind its quantifier.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "NUnit's own has no other name either; Is.Not is the word for it.")]
    public static Constraint operator !(KmsEventConstraint constraint)
    {
        ArgumentNullException.ThrowIfNull(constraint);
        var whole = ((IResolveConstraint)constraint).Resolve();
        return whole is RecordedWholeConstraint recorded ? recorded.Negated() : new NotConstraint(whole);
    }

    // The criteria are the same object all the time.
    private KmsEventConstraint Then(KmsEventCriteria criteria)
    {
        _ = criteria;
        return this;
    }
}
