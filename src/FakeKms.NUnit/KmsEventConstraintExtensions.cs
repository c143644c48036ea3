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
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        TrailFormat.Use();
        var constraint = new KmsEventConstraint(eventName);
        expression.Append(constraint);
        return constraint;
    }
}
