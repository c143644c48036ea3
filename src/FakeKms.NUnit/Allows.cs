namespace FakeKms;

/// <summary>
/// Constraints on a server whose policies and grants are to allow something:
/// <c>Assert.That(kms, Allows.Caller(vault).To("kms:Decrypt").On("alias/cards"))</c>. No call is made, and the mode of authorization does not matter.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html"/></remarks>
public static class Allows
{
    /// <summary>This caller may do all that follows.</summary>
    /// <param name="caller">Who.</param>
    public static KmsPermissionConstraint Caller(KmsCaller caller) => new(KmsPermissionCriteria.Allowing(caller));
}
