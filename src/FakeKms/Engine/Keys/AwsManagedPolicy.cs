using FakeKms.Model;

namespace FakeKms.Engine.Keys;

/// <summary>The policy of an AWS managed key: use through the service, and a look for the account.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk"/></remarks>
internal static class AwsManagedPolicy
{
    /// <summary>
    /// Whether the policy lets a service do this, beside the looks that everybody may take. Records do not always tell which service hands a call on, so that
    /// any service may use any of these keys here.
    /// </summary>
    public static bool LetsServices(string action) => action is "kms:Encrypt" or "kms:Decrypt" or "kms:CreateGrant"
        || action.StartsWith("kms:ReEncrypt", StringComparison.Ordinal) || action.StartsWith("kms:GenerateDataKey", StringComparison.Ordinal);

    public static string Of(string service, AccountRegion home) => $$"""
        {
          "Version" : "2012-10-17",
          "Id" : "auto-{{service}}-1",
          "Statement" : [ {
            "Sid" : "Allow access through {{service}} for all principals in the account that are authorized to use {{service}}",
            "Effect" : "Allow",
            "Principal" : { "AWS" : "*" },
            "Action" : [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant", "kms:DescribeKey" ],
            "Resource" : "*",
            "Condition" : {
              "StringEquals" : { "kms:CallerAccount" : "{{home.AccountId}}", "kms:ViaService" : "{{CallerFor(service)}}.{{home.Region}}.amazonaws.com" }
            }
          }, {
            "Sid" : "Allow direct access to key metadata to the account",
            "Effect" : "Allow",
            "Principal" : { "AWS" : "{{home.AccountPrincipal}}" },
            "Action" : [ "kms:Describe*", "kms:Get*", "kms:List*", "kms:RevokeGrant" ],
            "Resource" : "*"
          } ]
        }
        """;

    // Volumes belong to EC2, which is what calls for them.
    private static string CallerFor(string service) => service == "ebs" ? "ec2" : service;
}
