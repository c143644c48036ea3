using NUnit.Framework.Constraints;

namespace FakeKms;

/// <summary>Puts constraints on records behind NUnit's quantifiers.</summary>
public static class KmsEventConstraintExtensions
{
    /// <summary>Holds for records of this event: <c>Assert.That(kms.Trail, Has.Exactly(1).KmsEvent("Decrypt").OnKey("alias/cards"))</c>.</summary>
    /// <param name="expression">A quantifier: <c>Has.Exactly(n)</c>, <c>Has.Some</c>, <c>Has.None</c>, <c>Has.All</c>.</param>
    /// <param name="eventName">The operation or service event.</param>
    public static KmsEventConstraint KmsEvent(this ConstraintExpression expression, string eventName)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return Append(expression, new KmsEventConstraint(eventName));
    }

    /// <summary>Holds for records of any event: <c>Assert.That(kms.Trail, Has.None.KmsEvent().WithError())</c>.</summary>
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
