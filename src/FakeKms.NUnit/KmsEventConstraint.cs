using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>Holds for a record of one operation or service event. Comes after a quantifier: <c>Has.Exactly(1).KmsEvent("Decrypt")</c>.</summary>
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
    public KmsEventConstraint OnKey(string key) => Where($"on key {key}", record => record.IsOn(key));

    /// <summary>The call was made in this Region.</summary>
    /// <param name="region">For example <c>us-west-2</c>.</param>
    public KmsEventConstraint InRegion(string region) => Where($"in {region}", record => record.AwsRegion == region);

    /// <summary>The record is the one that this account gets. A call to a key of another account leaves a record in both accounts.</summary>
    /// <param name="accountId">The <c>recipientAccountId</c>, twelve digits.</param>
    public KmsEventConstraint InAccount(string accountId) => Where($"in account {accountId}", record => record.RecipientAccountId == accountId);

    /// <summary>The call was made at this time of the server's clock.</summary>
    /// <param name="time">The time; CloudTrail keeps whole seconds, so fractions do not count.</param>
    public KmsEventConstraint At(DateTimeOffset time) =>
        Where($"at {time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", record => record.EventTime.ToUnixTimeSeconds() == time.ToUnixTimeSeconds());

    /// <summary>The operation only reads. Cryptographic operations count as reading.</summary>
    public KmsEventConstraint ReadOnly() => Where("that is read-only", record => record.ReadOnly);

    /// <summary>The operation changes something.</summary>
    public KmsEventConstraint WriteOnly() => Where("that is write-only", record => !record.ReadOnly);

    /// <summary>Applies the constraint to one record.</summary>
    /// <param name="actual">A <see cref="KmsEvent"/>.</param>
    public override ConstraintResult ApplyTo<TActual>(TActual actual) => actual is KmsEvent record
        ? new ConstraintResult(this, record, (eventName is null || record.EventName == eventName) && conditions.TrueForAll(condition => condition.Holds(record)))
        : throw new ArgumentException(
            "KmsEvent(…) holds for one record: put a quantifier before it, as in Assert.That(kms.Trail, Has.Exactly(1).KmsEvent(\"Decrypt\")).", nameof(actual));

    private KmsEventConstraint Where(string words, Func<KmsEvent, bool> holds)
    {
        conditions.Add((words, holds));
        return this;
    }
}
