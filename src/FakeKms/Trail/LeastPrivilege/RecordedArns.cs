using FakeKms.Model;

namespace FakeKms.Trail.LeastPrivilege;

/// <summary>Takes ARNs apart and makes others of the same partition.</summary>
internal static class RecordedArns
{
    public static bool IsKey(string arn) => arn.Contains(":key/", StringComparison.Ordinal);

    public static string PartitionOf(string arn) => Parts(arn).Partition;

    /// <summary>The Region of a key or an alias; null for all resources.</summary>
    public static string? RegionOf(string resource) => ArnParts.Parse(resource) is { Region.Length: > 0 } arn ? arn.Region : null;

    public static string AccountOf(string arn) => Parts(arn).AccountId;

    public static string? AccountIn(string text) => ArnParts.Parse(text)?.AccountId;

    public static string AccountRootOf(string keyArn) => AccountRoot(PartitionOf(keyArn), AccountOf(keyArn));

    public static string AccountRoot(string partition, string accountId) => $"arn:{partition}:iam::{accountId}:root";

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
