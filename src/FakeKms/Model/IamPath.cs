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

    /// <summary>As above, for a name that IAM would take.</summary>
    /// <param name="text">The name, which may have its path before it.</param>
    /// <param name="kind">What it is the name of: user, role or group.</param>
    /// <exception cref="ArgumentException">It is none; the message says what to write.</exception>
    public static (string Path, string Name) SplitChecked(string text, string kind)
    {
        if (ArnParts.Parse(text) is { } arn)
        {
            throw new ArgumentException(
                $"'{text}' is an ARN: write the name of the {kind} alone, {arn.Resource[(arn.Resource.LastIndexOf('/') + 1)..]}, with its path if it has one.",
                nameof(text));
        }
        var (path, name) = Split(text);
        return Name().IsMatch(name) ? (path, name) : throw new ArgumentException(
            $"IAM has no {kind} named '{ShortText.Value(name)}': a name has 1 to 64 ASCII letters, digits and characters of +=,.@_-.", nameof(text));
    }

    /// <summary>The path in the ARN of a user or a role; that of most when the text has none.</summary>
    public static string Of(string? arn)
    {
        if (ArnParts.Parse(arn) is not { Service: "iam", Resource: var resource }) return None;
        var (start, end) = (resource.IndexOf('/', StringComparison.Ordinal), resource.LastIndexOf('/'));
        return start >= 0 && Is(resource[start..(end + 1)]) ? resource[start..(end + 1)] : None;
    }

    private static bool Is(string text) => text.Length <= Longest && Form().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9+=,.@_-]{1,64}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A/([!-.0-~]+/)*\z")]
    private static partial Regex Form();
}
