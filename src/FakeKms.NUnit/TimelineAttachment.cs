using NUnit.Framework;

namespace FakeKms;

/// <summary>The timeline of a failed test, as a file that test runners and CI services keep with the result.</summary>
internal static class TimelineAttachment
{
    /// <summary>Writes the page of the records under what the test said, and says where it is; nothing if there are no records.</summary>
    public static void Add(KmsTrail trail, string? message)
    {
        if (trail.Count == 0) return;
        try
        {
            var file = Path.Combine(Directory.CreateTempSubdirectory("fakekms-").FullName, "timeline.html");
            File.WriteAllText(file, trail.ToHtml(TestContext.CurrentContext.Test.FullName, message));
            TestContext.AddTestAttachment(file, "The timeline of FakeKms");
            TestContext.Out.WriteLine($"The timeline of the calls: {file}");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A full disk must not take the place of the failure.
            TestContext.Out.WriteLine($"The timeline of the calls could not be written: {refused.Message}");
        }
    }
}
