using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>Adds constraints on records to NUnit's quantifiers.</summary>
public static class KmsEventConstraintExtensions
{
    /// <summary>Matches records with this event name: <c>Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Decrypt").OnKey("alias/cards"))</c>.</summary>
    /// <param name="expression">A quantifier: <c>Has.Exactly(n)</c>, <c>Has.Some</c>, <c>Has.None</c>, <c>Has.All</c>.</param>
    /// <param name="eventName">The name of an operation or a service event. One that is none is refused by the assertion, unless a record has it.</param>
    public static KmsEventConstraint KmsEvent(this ConstraintExpression expression, string eventName) => Append(expression, new KmsEventCriteria(eventName));

    /// <summary>Matches all records, so that other constraints can follow: <c>Assert.That(kms.Trail, Has.None.KmsEvent().WithError())</c>.</summary>
    /// <param name="expression">A quantifier: <c>Has.Exactly(n)</c>, <c>Has.Some</c>, <c>Has.None</c>, <c>Has.All</c>.</param>
    public static KmsEventConstraint KmsEvent(this ConstraintExpression expression) => Append(expression, new KmsEventCriteria());

    private static KmsEventConstraint Append(ConstraintExpression expression, KmsEventCriteria criteria)
    {
        ArgumentNullException.ThrowIfNull(expression);
        TrailFormat.Use();
        var constraint = new KmsEventConstraint(criteria);
        QuantifierSlot.Surround(expression, criteria).Append(constraint);
        return constraint;
    }
}
