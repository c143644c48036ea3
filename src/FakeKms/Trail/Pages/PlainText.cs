using System.Globalization;
using System.Text;

namespace FakeKms.Trail.Pages;

/// <summary>Text of records on its way to a place where it must not do anything.</summary>
internal static class PlainText
{
    /// <summary>
    /// The text with what nobody sees written out: a mark that turns the direction of writing makes a name look like another one (CVE-2021-42574).
    /// </summary>
    public static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHidden(rune)) visible.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>");
            else visible.Append(rune.ToString());
        }
        return visible.ToString();
    }

    /// <summary>JSON that can stand in a script element: in ASCII, and without the characters that HTML knows. In JSON they stand in strings alone.</summary>
    public static void AppendJson(StringBuilder page, string json)
    {
        foreach (var character in json)
        {
            if (character is '<' or '>' or '&' or > '~') page.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else page.Append(character);
        }
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;
}
