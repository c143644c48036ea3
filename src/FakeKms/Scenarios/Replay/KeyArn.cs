namespace FakeKms.Scenarios.Replay;

/// <summary>The parts of a key ARN.</summary>
internal readonly record struct KeyArn(string Partition, string Region, string AccountId, string KeyId)
{
    private const string Resource = "key/";

    public bool IsMultiRegion => KeyId.StartsWith("mrk-", StringComparison.Ordinal);

    public static KeyArn? Parse(string? arn) =>
        arn?.Split(':', 6) is ["arn", var partition, "kms", var region, var account, var resource] && resource.StartsWith(Resource, StringComparison.Ordinal)
            ? new KeyArn(partition, region, account, resource[Resource.Length..])
            : null;

    public override string ToString() => $"arn:{Partition}:kms:{Region}:{AccountId}:{Resource}{KeyId}";
}
