using System.Text.RegularExpressions;

namespace FakeKms.Tests.Guards;

/// <summary>The packages write files where they are told to, and nowhere else.</summary>
internal sealed partial class WrittenFilesTests
{
    [Test]
    public void Files_are_written_by_three_types_alone() => Assert.That(
        from path in Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.cs", SearchOption.AllDirectories)
        where !Path.GetRelativePath(SourceTree.Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
        from found in Writing(File.ReadAllText(path))
        select $"{Path.GetFileName(path)}: {found}",
        Is.EquivalentTo(new[]
        {
            // kms.SaveKeys(path)
            "FakeKmsServer.State.cs: File.WriteAllText",
            // file.WriteTo(directory)
            "KmsLogFile.cs: Directory.CreateDirectory", "KmsLogFile.cs: File.WriteAllBytes",
            // The page of a failed test, in a folder of its own among those for temporary files.
            "TimelineFile.cs: Directory.CreateTempSubdirectory", "TimelineFile.cs: File.WriteAllText",
        }));

    [TestCase("File.WriteAllText(path, text)", "File.WriteAllText")]
    [TestCase("System.IO.File.AppendAllText(path, text)", "File.AppendAllText")]
    [TestCase("File.Delete(path)", "File.Delete")]
    [TestCase("File.Open(path, mode)", "File.Open")]
    [TestCase("new StreamWriter(path)", "new StreamWriter")]
    [TestCase("new FileStream(path, FileMode.Create)", "new FileStream")]
    [TestCase("Path.GetTempFileName()", "Path.GetTempFileName")]
    [TestCase("file.OpenWrite()", "file.OpenWrite")]
    public void What_writes_is_found(string code, string found) => Assert.That(Writing($"var x = {code};"), Is.EqualTo(new[] { found }));

    [TestCase("File.ReadAllText(path)")]
    [TestCase("File.OpenRead(path)")]
    [TestCase("new FileStream(path, FileMode.Open, FileAccess.Read)")]
    [TestCase("state.Directory.CreateTable(path)")]
    [TestCase("1; /// <c>File.Delete(path)</c>")]
    public void What_reads_is_not(string code) => Assert.That(Writing($"var x = {code};"), Is.Empty);

    private static IEnumerable<string> Writing(string code) => Writes().Matches(Comment().Replace(code, "")).Select(match => match.Groups["what"].Value);

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    [GeneratedRegex("""
        (?x)
        (?<what> (?<![\w.]|state\.) (?:File|Directory) \. (?: (?:Write|Append|Create|Copy|Move|Replace|Delete|Set|Encrypt) \w* | Open (?:Write|Handle)? ) \b
          | Path\.GetTempFileName | (?<=\s)\w+\.(?:OpenWrite|AppendText|CreateText)\b | new\ (?:StreamWriter|BinaryWriter) )
        | (?<=System\.IO\.) (?<what> (?:File|Directory) \. (?:Write|Append|Create|Copy|Move|Replace|Delete|Set|Encrypt|Open(?!Read)) \w* )
        | (?<what> new\ FileStream ) (?! [^;]* FileAccess\.Read \b )
        """)]
    private static partial Regex Writes();
}
