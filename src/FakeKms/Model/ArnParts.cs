namespace FakeKms.Model;

/// <summary>An Amazon Resource Name taken apart.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html"/></remarks>
internal readonly record struct ArnParts(string Partition, string Service, string Region, string AccountId, string Resource)
{
    private const string Key = "key/";

    /// <summary>The id of the key, or null when the resource is none.</summary>
    public string? KeyId => Resource.StartsWith(Key, StringComparison.Ordinal) ? Resource[Key.Length..] : null;

    /// <summary>Whether a text wants to be an ARN; it may still lack parts.</summary>
    public static bool Begins(string? text) => text is not null && text.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>The parts, or null when they are fewer than six. A resource may have colons of its own.</summary>
    public static ArnParts? Parse(string? text) => text?.Split(':', 6) is ["arn", var partition, var service, var region, var account, var resource]
        ? new ArnParts(partition, service, region, account, resource)
        : null;

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{AccountId}:{Resource}";
}
