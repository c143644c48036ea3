namespace FakeKms.Browser.Tests;

/// <summary>The programs of the machine.</summary>
internal static class Programs
{
    /// <summary>The path of the first of these programs that is on the path; null if none is.</summary>
    public static string? Find(params string[] names) => names
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);
}
