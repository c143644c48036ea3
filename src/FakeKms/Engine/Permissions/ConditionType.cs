namespace FakeKms.Engine.Permissions;

/// <summary>What the values of a condition key are, which says which operators make sense for it.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html"/></remarks>
internal enum ConditionType
{
    String,
    Bool,
    Numeric,
    Date,
    Arn,
    IpAddress,
}
