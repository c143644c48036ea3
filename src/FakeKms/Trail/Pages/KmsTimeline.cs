using FakeKms.Trail.Names;
using FakeKms.Trail.Pages;

namespace FakeKms;

/// <summary>
/// Draws records for people: a page for the browser, a diagram for a pull request. Works on a <see cref="KmsTrail"/> and on any other list of records.
/// </summary>
public static class KmsTimeline
{
    /// <summary>How many records <see cref="ToMermaid"/> draws: the last ones. GitHub and others refuse diagrams that are much longer.</summary>
    public const int MermaidRecords = 100;

    /// <summary>
    /// The records as one HTML file: keys as lanes, calls and service events in their order or on the clock, the states and the material of the keys as far as
    /// the records tell them, faults that the test injected, what policies decided, and each record as <see cref="KmsEvent.ToJson"/> writes it. The file needs
    /// nothing beside it and asks no network for anything; it needs a browser that runs its script.
    /// </summary>
    /// <remarks>What records say can come from code under test. Everything of it is text in the page, never markup; invisible characters are shown.</remarks>
    /// <param name="records">The records, oldest first.</param>
    /// <param name="title">What stands at the head of the page, such as the name of a test; null for no more than the name of the page.</param>
    /// <param name="note">What stands below it, in lines of its own, such as the message of a failed test; null for nothing.</param>
    /// <returns>The file, in ASCII, so that no encoding can spoil it. It takes about 1,500 bytes for each record.</returns>
    /// <example>
    /// <code>
    /// await client.DescribeKeyAsync("alias/cards");
    /// File.WriteAllText(Path.Combine(Path.GetTempPath(), "timeline.html"), kms.Trail.ToHtml("The day of a card"));
    /// </code>
    /// </example>
    public static string ToHtml(this IEnumerable<KmsEvent> records, string? title = null, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        return TimelinePage.Of(RecordList.Of(records), title, note);
    }

    /// <summary>
    /// The records as a sequence diagram of Mermaid, for a <c>mermaid</c> block in Markdown: callers and keys side by side, each call an arrow, failures with
    /// their code, a note where the clock was moved. Of more than <see cref="MermaidRecords"/> records the last are drawn, and the others counted.
    /// </summary>
    /// <param name="records">The records, oldest first.</param>
    /// <returns>The lines of the diagram, each with a line feed behind it.</returns>
    /// <remarks><see href="https://mermaid.js.org/syntax/sequenceDiagram.html"/></remarks>
    public static string ToMermaid(this IEnumerable<KmsEvent> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        return MermaidSequence.Of(RecordList.Of(records), MermaidRecords);
    }
}
