using System.Text.RegularExpressions;
using FakeKms.Model;

namespace FakeKms.Engine.Members;

/// <summary>The names of keys that a test writes, of keys that need not exist yet.</summary>
internal static partial class KeyNames
{
    /// <exception cref="ArgumentException">No key can go by that name.</exception>
    public static string Checked(string onKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(onKey);
        var name = ArnParts.Parse(onKey) is { Service: "kms", Resource: var resource } ? resource : onKey;
        if (ArnParts.Begins(onKey) ? IsKeyResource(name) || Alias().IsMatch(name) : IdForms.IsKeyId(name) || Alias().IsMatch(name)) return onKey;
        var proposal = !ArnParts.Begins(onKey) && Alias().IsMatch($"alias/{name}") ? $"; did you mean 'alias/{name}'?" : ".";
        throw new ArgumentException(
            $"'{ShortText.Value(onKey)}' names no KMS key. A key goes by its key id, its key ARN, or the name or ARN of an alias{proposal}", nameof(onKey));
    }

    /// <summary>The name of an alias that is given by its name or its ARN; null for another text.</summary>
    public static string? AliasIn(string? key)
    {
        if (key is null) return null;
        var name = ArnParts.Parse(key)?.Resource ?? key;
        return name.StartsWith("alias/", StringComparison.Ordinal) ? name : null;
    }

    /// <summary>Whether a key goes by a name: its key id, its key ARN, or the name or ARN of one of its aliases.</summary>
    public static bool Fit(string name, string keyId, string arn, AccountRegion home, IEnumerable<string> aliases) =>
        name == arn || name == keyId || aliases.Any(alias => alias == name || home.Arn(alias) == name);

    private static bool IsKeyResource(string resource) =>
        resource.StartsWith("key/", StringComparison.Ordinal) && IdForms.IsKeyId(resource["key/".Length..]);

    [GeneratedRegex(@"\Aalias/[a-zA-Z0-9/_-]{1,250}\z")]
    private static partial Regex Alias();
}
