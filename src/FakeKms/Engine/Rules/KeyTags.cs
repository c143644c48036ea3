using Amazon.KeyManagementService.Model;
using FakeKms.Domain.Errors;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Rules;

/// <summary>The rules for a list of tags.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/tagging-keys.html"/></remarks>
internal static class KeyTags
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>The tags of a new key.</summary>
    public static IReadOnlyDictionary<string, string> Checked(Call call, List<Tag>? tags) => tags is { Count: > 0 } ? Checked(call, tags, []) : None;

    /// <summary>Tags for a key that has some: a new value for an existing tag key does not count towards the quota once more.</summary>
    public static IReadOnlyDictionary<string, string> Checked(Call call, List<Tag>? tags, IReadOnlyCollection<string> existing)
    {
        var maximum = call.State.Settings.Quotas.TagsPerKey;
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags ?? [])
        {
            RefuseReserved(tag.TagKey);
            if (!result.TryAdd(tag.TagKey, tag.TagValue)) throw KmsErrors.Tag("Duplicate tag keys");
        }
        return result.Keys.Union(existing).Count() <= maximum ? result : throw KmsErrors.Tag("Too many tags");
    }

    public static void RefuseReserved(string tagKey)
    {
        if (IsReserved(tagKey)) throw KmsErrors.Tag("Tags beginning with aws: are reserved");
    }

    public static bool IsReserved(string tagKey) => tagKey.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
}
