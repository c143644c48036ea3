using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>Adds constraints on records to NUnit's quantifiers.</summary>
public static class KmsEventConstraintExtensions
{
    /// <summary>Matches records with this event name: <c>Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Decrypt").OnKey("alias/cards"))</c>.</summary>
    /// <param name="expression">A quantifier: <c>Has.Exactly(n)</c>, <c>Has.Some</c>, <c>Has.None</c>, <c>Has.All</c>.</param>
    /// <param name="eventName">The name of an operation or a service event.</param>
    public static KmsEventConstraint KmsEvent(this ConstraintExpression expression, string eventName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(eventName);
        return Append(expression, new KmsEventConstraint(eventName));
    }

    /// <summary>Matches all records, so that other constraints can follow: <c>Assert.That(kms.Trail, Has.None.KmsEvent().WithError())</c>.</summary>
    /// <param name="expression">A quantifier: <c>Has.Exactly(n)</c>, <c>Has.Some</c>, <c>Has.None</c>, <c>Has.All</c>.</param>
    public static KmsEventConstraint KmsEvent(this ConstraintExpression expression) => Append(expression, new KmsEventConstraint(eventName: null));

    private static KmsEventConstraint Append(ConstraintExpression expression, KmsEventConstraint constraint)
    {
        ArgumentNullException.ThrowIfNull(expression);
        TrailFormat.Use();
        expression.Append(constraint);
        return constraint;
    }
}
