using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>A constraint on one record. It comes after a quantifier: <c>Has.Exactly(1).KmsEvent("Decrypt")</c>.</summary>
public sealed partial class KmsEventConstraint : Constraint
{
    private readonly List<(string Words, Func<KmsEvent, bool> Holds)> conditions = [];
    private readonly string? eventName;

    internal KmsEventConstraint(string? eventName) => this.eventName = eventName;

    /// <summary>The condition in words.</summary>
    public override string Description =>
        string.Concat([eventName is null ? "KMS event" : $"KMS event {eventName}", .. conditions.Select(condition => " " + condition.Words)]);

    /// <summary>The record names this key.</summary>
    /// <param name="key">Its key id or key ARN, or the name or ARN of an alias that pointed to it at the time of the call.</param>
    public KmsEventConstraint OnKey(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return Where($"on key {key}", record => record.IsOn(key));
    }

    /// <summary>The call was made in this Region.</summary>
    /// <param name="region">For example <c>us-west-2</c>.</param>
    public KmsEventConstraint InRegion(string region)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(region);
        return Where($"in {region}", record => record.AwsRegion == region);
    }

    /// <summary>This account received the record. A call that uses a key of another account leaves a record in both accounts.</summary>
    /// <param name="accountId">The <c>recipientAccountId</c>, twelve digits.</param>
    public KmsEventConstraint InAccount(string accountId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(accountId);
        return Where($"in account {accountId}", record => record.RecipientAccountId == accountId);
    }

    /// <summary>The call was made at this time, by the clock of the server.</summary>
    /// <param name="time">The time. Fractions of a second are ignored, because CloudTrail keeps whole seconds.</param>
    public KmsEventConstraint At(DateTimeOffset time) =>
        Where($"at {time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", record => record.EventTime.ToUnixTimeSeconds() == time.ToUnixTimeSeconds());

    /// <summary>The operation only reads. Cryptographic operations count as reading.</summary>
    public KmsEventConstraint ReadOnly() => Where("that is read-only", record => record.ReadOnly);

    /// <summary>The operation changes something.</summary>
    public KmsEventConstraint WriteOnly() => Where("that is write-only", record => !record.ReadOnly);

    /// <summary>Applies the constraint to one record.</summary>
    /// <param name="actual">A <see cref="KmsEvent"/>.</param>
    public override ConstraintResult ApplyTo<TActual>(TActual actual)
    {
        if (actual is KmsEvent record) return new ConstraintResult(this, record, Holds(record));
        throw new ArgumentException(
            "KmsEvent(…) holds for one record: put a quantifier before it, as in Assert.That(kms.Trail, Has.Exactly(1).KmsEvent(\"Decrypt\")).",
            nameof(actual));
    }

    private bool Holds(KmsEvent record) =>
        (eventName is null || record.EventName == eventName) && conditions.TrueForAll(condition => condition.Holds(record));

    private KmsEventConstraint Where(string words, Func<KmsEvent, bool> holds)
    {
        conditions.Add((words, holds));
        return this;
    }
}
