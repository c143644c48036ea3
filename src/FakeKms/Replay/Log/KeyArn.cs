using FakeKms.Model;

namespace FakeKms.Replay.Log;

/// <summary>The parts of a key ARN.</summary>
internal readonly record struct KeyArn(string Partition, string Region, string AccountId, string KeyId)
{
    public bool IsMultiRegion => IdForms.IsMultiRegion(KeyId);

    public static KeyArn? Parse(string? arn) =>
        ArnParts.Parse(arn) is { Service: "kms", KeyId: { } id } parts ? new KeyArn(parts.Partition, parts.Region, parts.AccountId, id) : null;

    public override string ToString() => $"arn:{Partition}:kms:{Region}:{AccountId}:key/{KeyId}";
}
