using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>Holds for a record of one operation or service event. Comes after a quantifier: <c>Has.Exactly(1).KmsEvent("Decrypt")</c>.</summary>
public sealed class KmsEventConstraint : Constraint
{
    private readonly List<(string Words, Func<KmsEvent, bool> Holds)> conditions = [];
    private readonly string eventName;

    internal KmsEventConstraint(string eventName) => this.eventName = eventName;

    /// <summary>The condition in words.</summary>
    public override string Description => string.Concat([$"KMS event {eventName}", .. conditions.Select(condition => " " + condition.Words)]);

    /// <summary>The record names this key.</summary>
    /// <param name="key">Its key id or key ARN, or the name or ARN of an alias that pointed to it at the time of the call.</param>
    public KmsEventConstraint OnKey(string key) => Where($"on key {key}", record => record.IsOn(key));

    /// <summary>The call was made by this principal.</summary>
    /// <param name="principal">The user's name, the principal's ARN, its id, or its access key id.</param>
    public KmsEventConstraint By(string principal) => Where($"by {principal}", record => record.UserIdentity is { } identity
        && (identity.UserName == principal || identity.Arn == principal || identity.PrincipalId == principal || identity.AccessKeyId == principal));

    /// <summary>The call was made by this caller.</summary>
    /// <param name="caller">The caller, compared by its access key id.</param>
    public KmsEventConstraint By(KmsCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return Where($"by {caller.Type} {caller.Name}", record => record.UserIdentity.AccessKeyId == caller.AccessKeyId);
    }

    /// <summary>The call failed with this error.</summary>
    /// <param name="errorCode">CloudTrail's code, such as <c>KMSInvalidStateException</c> or <c>AccessDenied</c>.</param>
    public KmsEventConstraint WithErrorCode(string errorCode) => Where($"with error code {errorCode}", record => record.ErrorCode == errorCode);

    /// <summary>The call succeeded.</summary>
    public KmsEventConstraint WithoutError() => Where("without error", record => record.ErrorCode is null);

    /// <summary>A request parameter has this value.</summary>
    /// <param name="path">The path below <c>requestParameters</c>, such as <c>encryptionContext.tenant</c>.</param>
    /// <param name="value">The value: a string, number or boolean; null when there must be none.</param>
    public KmsEventConstraint WithRequestParameter(string path, object? value) =>
        Where($"with request parameter {path} = {RecordedValue.Show(value)}", record => RecordedValue.Is(record, "requestParameters." + path, value));

    /// <summary>A response element has this value.</summary>
    /// <param name="path">The path below <c>responseElements</c>, such as <c>keyMaterialId</c>.</param>
    /// <param name="value">The value: a string, number or boolean; null when there must be none.</param>
    public KmsEventConstraint WithResponseElement(string path, object? value) =>
        Where($"with response element {path} = {RecordedValue.Show(value)}", record => RecordedValue.Is(record, "responseElements." + path, value));

    /// <summary>The record has this value anywhere.</summary>
    /// <param name="path">The path from the top of the record, such as <c>additionalEventData.keyMaterialId</c>.</param>
    /// <param name="value">The value: a string, number or boolean; null when there must be none.</param>
    public KmsEventConstraint WithValue(string path, object? value) =>
        Where($"with {path} = {RecordedValue.Show(value)}", record => RecordedValue.Is(record, path, value));

    /// <summary>The call was made in this Region.</summary>
    /// <param name="region">For example <c>us-west-2</c>.</param>
    public KmsEventConstraint InRegion(string region) => Where($"in {region}", record => record.AwsRegion == region);

    /// <summary>The call was made at this time of the server's clock.</summary>
    /// <param name="time">The time; CloudTrail keeps whole seconds, so fractions do not count.</param>
    public KmsEventConstraint At(DateTimeOffset time) =>
        Where($"at {time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}", record => record.EventTime.ToUnixTimeSeconds() == time.ToUnixTimeSeconds());

    /// <summary>Applies the constraint to one record.</summary>
    /// <param name="actual">A <see cref="KmsEvent"/>.</param>
    public override ConstraintResult ApplyTo<TActual>(TActual actual) => actual is KmsEvent record
        ? new ConstraintResult(this, record, record.EventName == eventName && conditions.TrueForAll(condition => condition.Holds(record)))
        : throw new ArgumentException(
            "KmsEvent(…) holds for one record: put a quantifier before it, as in Assert.That(kms.Trail, Has.Exactly(1).KmsEvent(\"Decrypt\")).", nameof(actual));

    private KmsEventConstraint Where(string words, Func<KmsEvent, bool> holds)
    {
        conditions.Add((words, holds));
        return this;
    }
}
