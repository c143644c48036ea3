namespace FakeKms.Model;

/// <summary>Keys, aliases and quotas belong to one account in one Region.</summary>
internal readonly record struct AccountRegion(string AccountId, string Region)
{
    public string Arn(string resource) => $"arn:{Partition}:kms:{Region}:{AccountId}:{resource}";

    /// <summary>The account as a principal: its root user, and in policies all who belong to it.</summary>
    public string AccountPrincipal => $"arn:{Partition}:iam::{AccountId}:root";

    /// <summary>The public endpoint of KMS.</summary>
    public string KmsHost => $"kms.{Region}.amazonaws.com{(Partition == "aws-cn" ? ".cn" : "")}";

    public string Partition =>
        Region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : Region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : Region.StartsWith("eusc-", StringComparison.Ordinal) ? "aws-eusc"
        : "aws";
}
