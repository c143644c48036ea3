using FakeKms.Model;

namespace FakeKms.Domain.Policies;

/// <summary>The refusals of policies.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html"/></remarks>
internal static class PolicyErrors
{
    /// <summary>A document that is not a policy. KMS is reported to send no text at all; these say what is wrong, in the library's own words.</summary>
    /// <remarks><see href="https://github.com/aws/aws-sdk-ruby/issues/1784"/></remarks>
    public static KmsFailure Malformed(string text) => new("MalformedPolicyDocumentException", text, 400);

    // IAM's own texts, which answers to PutRolePolicy and its like have; KMS reads none of these policies.
    public static KmsFailure UnexpectedPrincipal() => Malformed("Policy document should not specify a principal.");

    public static KmsFailure Missing(string element) => Malformed($"Policy statement must contain {element.ToLowerInvariant()}s.");

    public static KmsFailure SidTwice() => Malformed("Statement IDs (SID) in a single policy must be unique.");

    public static KmsFailure SidWithOtherCharacters() =>
        Malformed("Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*");

    public static KmsFailure InvalidPrincipals() => Malformed("Policy contains a statement with one or more invalid principals.");

    public static KmsFailure Lockout() => Malformed("The new key policy will not allow you to update the key policy in the future.");

    /// <summary>
    /// The documented text is the one about encryption contexts. An older edition of the page has one text for both, with "[encryption context or tag]" in it;
    /// the one about tags is made after that.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context"/></remarks>
    public static KmsFailure OverlyPermissive(string key, string what) => Malformed(
        $"OverlyPermissiveCondition:{key}: Using the ForAllValues set operator with a single-valued condition key matches requests without the specified " +
        $"{what} or with an unspecified {what}. To fix, remove ForAllValues.");

    public static KmsFailure InvalidArn() => new("InvalidArnException", "An ARN in the specified key policy is invalid", 400);

    public static KmsFailure NoSuchPolicy() => new("NotFoundException", "No such policy exists", 400);

    public static KmsFailure TooLong(int maximum) =>
        new("LimitExceededException", $"The key policy is longer than the maximum of {maximum} bytes.", 400);
}
