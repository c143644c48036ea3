using FakeKms.Model;

namespace FakeKms.Trail.LeastPrivilege;

/// <summary>Takes ARNs apart and makes others of the same partition.</summary>
internal static class RecordedArns
{
    /// <summary>Whether a text is the ARN of a key. A resource in a log may be called anything.</summary>
    public static bool IsKey(string text) => ArnParts.Parse(text)?.KeyId is not null;

    public static string? PartitionIn(string text) => ArnParts.Parse(text)?.Partition;

    /// <summary>The Region of a key or an alias; null for all resources.</summary>
    public static string? RegionOf(string resource) => ArnParts.Parse(resource) is { Region.Length: > 0 } arn ? arn.Region : null;

    public static string? AccountIn(string text) => ArnParts.Parse(text)?.AccountId;

    public static string AccountRootOf(string keyArn) => AccountRoot(Parts(keyArn).Partition, Parts(keyArn).AccountId);

    public static string AccountRoot(string partition, string accountId) => $"arn:{partition}:iam::{accountId}:root";

    /// <summary>The role that keeps the keys of a multi-Region set alike.</summary>
    public static string ServiceLinkedRole(string keyArn, string accountId) =>
        $"arn:{Parts(keyArn).Partition}:iam::{accountId}:role/aws-service-role/mrk.kms.amazonaws.com/AWSServiceRoleForKeyManagementServiceMultiRegionKeys";

    /// <summary>The key that is related to a multi-Region key in another Region.</summary>
    public static string InRegion(string keyArn, string region) => (Parts(keyArn) with { Region = region }).ToString();

    /// <summary>All keys in the account and Region of a key.</summary>
    public static string NeighboursOf(string keyArn) => keyArn[..(keyArn.LastIndexOf('/') + 1)] + "*";

    /// <summary>An alias in the account and Region of a key.</summary>
    public static string AliasBeside(string keyArn, string aliasName) => keyArn[..(keyArn.LastIndexOf(':') + 1)] + aliasName;

    /// <summary>The role of a session, by its name alone: the ARN of a session does not repeat the role's path. Null for what is no session.</summary>
    public static string? RoleOf(string sessionArn) =>
        ArnParts.Parse(sessionArn) is { Service: "sts" } session && session.Resource.Split('/') is ["assumed-role", var role, ..]
            ? (session with { Service = "iam", Region = "", Resource = $"role/{role}" }).ToString()
            : null;

    private static ArnParts Parts(string arn) => ArnParts.Parse(arn) ?? throw new FormatException($"'{arn}' is no ARN.");
}
