using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace FakeKms.Model;

/// <summary>The path that stands before the name of an IAM user or a role in its ARN, with a slash at either end.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names"/></remarks>
internal static partial class IamPath
{
    public const string None = "/";

    private const int Longest = 512;

    /// <summary>A path that a test hands in.</summary>
    /// <exception cref="ArgumentException">The text is none; the message says what to write.</exception>
    public static string Checked(string path, [CallerArgumentExpression(nameof(path))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(path, parameter);
        if (Is(path)) return path;
        var proposal = $"/{path.Trim('/', ' ')}/";
        throw new ArgumentException(
            $"'{path}' is no path of IAM: write {(Is(proposal) ? proposal : "names with a slash before and behind, such as /service-role/")}.", parameter);
    }

    /// <summary>A name that may have its path before it.</summary>
    public static (string Path, string Name) Split(string text)
    {
        var end = text.LastIndexOf('/');
        if (end < 0 || end == text.Length - 1) return (None, text);
        var names = text[..end].Trim('/');
        return (names.Length == 0 ? None : Checked($"/{names}/", nameof(text)), text[(end + 1)..]);
    }

    /// <summary>The path in the ARN of a user or a role; that of most when the text has none.</summary>
    public static string Of(string? arn)
    {
        if (ArnParts.Parse(arn) is not { Service: "iam", Resource: var resource }) return None;
        var (start, end) = (resource.IndexOf('/', StringComparison.Ordinal), resource.LastIndexOf('/'));
        return start >= 0 && Is(resource[start..(end + 1)]) ? resource[start..(end + 1)] : None;
    }

    private static bool Is(string text) => text.Length <= Longest && Form().IsMatch(text);

    [GeneratedRegex(@"\A/([!-.0-~]+/)*\z")]
    private static partial Regex Form();
}
