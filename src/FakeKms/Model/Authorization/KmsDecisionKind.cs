namespace FakeKms;

/// <summary>What policies and grants decided.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html"/></remarks>
public enum KmsDecisionKind
{
    /// <summary>Allowed.</summary>
    Allowed,

    /// <summary>Refused because nothing allows it.</summary>
    ImplicitDeny,

    /// <summary>Refused because a statement denies it.</summary>
    ExplicitDeny,
}
