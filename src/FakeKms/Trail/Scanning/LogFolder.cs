namespace FakeKms.Trail.Scanning;

/// <summary>The log files that a path stands for: itself, or those in a folder and below it, in the order of their paths.</summary>
internal static class LogFolder
{
    private static readonly string[] Kinds = [".json", ".jsonl", ".ndjson", ".log"];

    /// <summary>How the names of log files end.</summary>
    public static IReadOnlyList<string> Endings { get; } = [.. Kinds.SelectMany(kind => new[] { kind, kind + ".gz" })];

    public static IEnumerable<string> FilesOf(string path)
    {
        if (!Directory.Exists(path)) return [path];
        string[] files =
        [
            .. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                // A marker of a folder, or a file that has just been opened for writing: no log yet.
                .Where(FilledFile.Is)
                .Where(file => Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(file => Path.GetRelativePath(path, file).Replace('\\', '/'), StringComparer.Ordinal),
        ];
        return files.Length > 0 ? files : throw LogErrors.NoLogs(path);
    }
}
