using System.Globalization;
using System.Text;

namespace FakeKms.Trail.Pages;

/// <summary>Text of records on its way into a page, where it must not do anything.</summary>
internal static class PlainText
{
    /// <summary>JSON that can stand in a script element: in ASCII, and without the characters that HTML knows. In JSON they stand in strings alone.</summary>
    public static void AppendJson(StringBuilder page, string json)
    {
        foreach (var character in json)
        {
            if (character is '<' or '>' or '&' or > '~') page.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else page.Append(character);
        }
    }
}
