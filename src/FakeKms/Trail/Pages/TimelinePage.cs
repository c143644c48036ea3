using System.Text;
using System.Text.Encodings.Web;
using FakeKms.Model;

namespace FakeKms.Trail.Pages;

/// <summary>The page: a document, its style and its script, and the records as data in the middle.</summary>
internal static class TimelinePage
{
    private const string Name = "FakeKms timeline";

    public static string Of(IReadOnlyList<KmsEvent> records, string? title, string? note)
    {
        // What is filled in is not looked through again: a title may say "{{data}}".
        var parts = Part("timeline.html").Split("{{", StringSplitOptions.None);
        var page = new StringBuilder(parts[0]);
        foreach (var part in parts.Skip(1))
        {
            var end = part.IndexOf("}}", StringComparison.Ordinal);
            Fill(page, part[..end], records, title, note);
            page.Append(part, end + 2, part.Length - end - 2);
        }
        return page.ToString();
    }

    private static void Fill(StringBuilder page, string name, IReadOnlyList<KmsEvent> records, string? title, string? note)
    {
        switch (name)
        {
            case "title":
                page.Append(HtmlEncoder.Default.Encode(string.IsNullOrWhiteSpace(title) ? Name : $"{ShortText.Visible(title)} - {Name}"));
                break;
            case "data":
                PlainText.AppendJson(page, TimelineData.Json(records, title, note));
                break;
            default:
                page.Append(Part(name));
                break;
        }
    }

    private static string Part(string name)
    {
        using var stream = typeof(TimelinePage).Assembly.GetManifestResourceStream($"FakeKms.Trail.Pages.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
