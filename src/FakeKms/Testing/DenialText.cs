using System.Globalization;

namespace FakeKms.Testing;

/// <summary>What policies refused in a test, for the output of one that failed.</summary>
internal static class DenialText
{
    private const int Shown = 5;

    /// <summary>The refusals, and those of Permissive, each with its explanation; null if there are none.</summary>
    public static string? Of(KmsAuthorization authorization)
    {
        string?[] parts =
        [
            Part("Refused for want of permission", authorization.Denied, nameof(KmsAuthorization.Denied)),
            Part("What AWS would have refused", authorization.WouldDeny, nameof(KmsAuthorization.WouldDeny)),
        ];
        var text = string.Join(Environment.NewLine, parts.OfType<string>());
        return text.Length == 0 ? null : text;
    }

    private static string? Part(string title, IReadOnlyList<KmsDenial> denials, string member)
    {
        if (denials.Count == 0) return null;
        var lines = denials.Take(Shown).SelectMany(denial =>
            denial.Decision.Explanation.Split('\n').Select(line => "      " + line.TrimEnd('\r')).Prepend($"    {denial}"));
        string[] rest = denials.Count <= Shown
            ? []
            : [string.Create(CultureInfo.InvariantCulture, $"    and {denials.Count - Shown:N0} more; kms.Authorization.{member} has all.")];
        return string.Join(Environment.NewLine, [title + ":", .. lines, .. rest]);
    }
}
