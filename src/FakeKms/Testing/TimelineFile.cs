namespace FakeKms.Testing;

/// <summary>The timeline of a failed test, as a file that test runners and CI services keep with the result.</summary>
internal static class TimelineFile
{
    /// <summary>Writes the page of the records under what the test said, and says where it is; nothing if there are no records.</summary>
    public static void Add(KmsTrail trail, KmsTestEnd end, string? said)
    {
        if (trail.Count == 0) return;
        string file;
        try
        {
            file = Path.Combine(Directory.CreateTempSubdirectory("fakekms-").FullName, "timeline.html");
            File.WriteAllText(file, trail.ToHtml(end.TestName, said));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A full disk must not take the place of the failure.
            end.WriteLine($"The timeline of the calls could not be written: {refused.Message}");
            return;
        }
        end.WriteLine($"The timeline of the calls: {file}");
        end.AttachFile?.Invoke(file);
    }
}
