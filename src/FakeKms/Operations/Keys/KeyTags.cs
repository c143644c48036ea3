using Amazon.KeyManagementService.Model;
using FakeKms.Domain;

namespace FakeKms.Operations.Keys;

/// <summary>The rules for a list of tags.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/tagging-keys.html"/></remarks>
internal static class KeyTags
{
    private const int Maximum = 50;

    public static IReadOnlyDictionary<string, string> Checked(List<Tag>? tags)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags ?? [])
        {
            if (tag.TagKey.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) throw KmsErrors.Tag("Tags beginning with aws: are reserved");
            if (!result.TryAdd(tag.TagKey, tag.TagValue)) throw KmsErrors.Tag("Duplicate tag keys");
        }
        return result.Count <= Maximum ? result : throw KmsErrors.Tag("Too many tags");
    }
}
