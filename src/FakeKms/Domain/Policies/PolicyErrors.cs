using FakeKms.Model;

namespace FakeKms.Domain.Policies;

/// <summary>The refusals of key policies.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html"/></remarks>
internal static class PolicyErrors
{
    /// <summary>A document that is not a policy. KMS is reported to send no text at all; these say what is wrong, in the library's own words.</summary>
    /// <remarks><see href="https://github.com/aws/aws-sdk-ruby/issues/1784"/></remarks>
    public static KmsFailure Malformed(string text) => new("MalformedPolicyDocumentException", text, 400);

    public static KmsFailure InvalidPrincipals() => Malformed("Policy contains a statement with one or more invalid principals.");

    public static KmsFailure Lockout() => Malformed("The new key policy will not allow you to update the key policy in the future.");

    /// <summary>The beginning is AWS's; how the text goes on there is not recorded.</summary>
    public static KmsFailure OverlyPermissive() => Malformed(
        "OverlyPermissiveCondition: Using the ForAllValues set operator with a single-valued condition key matches requests " +
        "without the specified [encryption context or tag]. Remove ForAllValues from the condition.");

    public static KmsFailure InvalidArn() => new("InvalidArnException", "An ARN in the specified key policy is invalid", 400);

    public static KmsFailure NoSuchPolicy() => new("NotFoundException", "No such policy exists", 400);

    public static KmsFailure TooLong(int maximum) =>
        new("LimitExceededException", $"The key policy is longer than the maximum of {maximum} bytes.", 400);
}
