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

    private static bool IsKeyResource(string resource) =>
        resource.StartsWith("key/", StringComparison.Ordinal) && IdForms.IsKeyId(resource["key/".Length..]);

    [GeneratedRegex(@"\Aalias/[a-zA-Z0-9/_-]{1,250}\z")]
    private static partial Regex Alias();
}
