namespace FakeKms.Tool.Tests;

/// <summary>Files of a test.</summary>
internal static class TestFile
{
    public static async Task<string> WriteAsync(string text, string extension = "json")
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("fakekms-").FullName, $"file.{extension}");
        await File.WriteAllTextAsync(file, text);
        return file;
    }
}
