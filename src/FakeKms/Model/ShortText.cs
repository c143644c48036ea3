using System.Globalization;
using System.Text;

namespace FakeKms.Model;

/// <summary>
/// Texts of others, on their way to somebody who reads them: what is longer than anybody reads is cut, so that no error is as large as the request that it
/// refuses.
/// </summary>
internal static class ShortText
{
    /// <summary>How long a message may be, in characters.</summary>
    public const int LongestMessage = 4096;

    /// <summary>How much of one value a message shows, in characters.</summary>
    public const int LongestValue = 1024;

    public static string Value(string text) => Cut(text, LongestValue);

    public static string Message(string text) => Cut(text, LongestMessage);

    /// <summary>
    /// The text with what nobody sees written out: a line break would begin a line that nobody has written, and a mark that turns the direction of writing
    /// makes a name look like another one (CVE-2021-42574).
    /// </summary>
    public static string Visible(string text)
    {
        if (!text.EnumerateRunes().Any(IsHidden)) return text;
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHidden(rune)) visible.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>");
            else visible.Append(rune.ToString());
        }
        return visible.ToString();
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }
}
