using System.Collections.Frozen;

namespace FakeKms.Engine.Permissions;

/// <summary>The names of condition keys. Their case does not matter.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html"/>
/// </remarks>
internal static class ConditionNames
{
    /// <summary>The pairs of an encryption context, each a condition key of its own.</summary>
    public const string EncryptionContext = "kms:EncryptionContext:";

    /// <summary>The names of all pairs.</summary>
    public const string EncryptionContextKeys = "kms:EncryptionContextKeys";

    private static readonly FrozenSet<string> Multivalued = new[]
    {
        "kms:ResourceAliases", EncryptionContextKeys, "kms:GrantOperations", "aws:TagKeys", "aws:PrincipalOrgPaths", "aws:CalledVia",
        "aws:PrincipalServiceNamesList", "aws:ResourceOrgPaths", "aws:SourceOrgPaths", "aws:VpceOrgPaths",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> OnlyInIdentityPolicies =
        new[] { "kms:ResourceAliases", "aws:ResourceTag/" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsMultivalued(string name) => Multivalued.Contains(name);

    /// <summary>Whether key policies do not know the condition key, or the one with many that it is of.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/tag-authorization.html"/></remarks>
    public static bool IsOnlyInIdentityPolicies(string stem) => OnlyInIdentityPolicies.Contains(stem);

    /// <summary>
    /// The name without what follows the second colon or the first slash, such as <c>kms:EncryptionContext:</c> or <c>aws:RequestTag/</c>. The rest is the
    /// name of a pair, a register or a tag.
    /// </summary>
    public static string StemOf(string name)
    {
        var end = name.AsSpan(name.IndexOf(':', StringComparison.Ordinal) + 1).IndexOfAny(':', '/');
        return end < 0 ? name : name[..(name.IndexOf(':', StringComparison.Ordinal) + 1 + end + 1)];
    }

    /// <summary>The value of a name in a map as a condition key finds it: whatever its case, but rather in the very same one.</summary>
    public static string? Find(IReadOnlyDictionary<string, string>? map, string name)
    {
        if (map is null || map.Count == 0) return null;
        if (map.TryGetValue(name, out var value)) return value;
        foreach (var pair in map)
        {
            if (pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) return pair.Value;
        }
        return null;
    }
}
