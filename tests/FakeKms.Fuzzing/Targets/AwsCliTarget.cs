using System.Text;
using FakeKms.Fuzzing.Running;
using FakeKms.Tests.Seeding.AwsCli;
using FakeKms.Tests.Seeding.Worlds;

namespace FakeKms.Fuzzing.Targets;

/// <summary>Folders with what <c>aws kms</c> prints, each as one input with a line before each file: as files of keys.</summary>
internal sealed class AwsCliTarget : FuzzTarget
{
    private const string Mark = "\n--- ";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fuzz-aws-cli-");

    public override IReadOnlyList<byte[]> Seeds { get; } = [Dumped(isBuilt: false), Dumped(isBuilt: true)];

    public override int DefaultInputs => 4;

    public override void Run(byte[] input)
    {
        foreach (var old in folder.EnumerateFiles()) old.Delete();
        foreach (var file in TextOf(input).Split(Mark, StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, json) = file.Split('\n', 2) is [var first, var rest] ? (first, rest) : ("x.json", file);
            File.WriteAllText(Path.Combine(folder.FullName, NameOf(name)), json);
        }
        WorldTarget.Load(folder.FullName, (builder, path) => builder.WithKeysFromAwsCli(path));
    }

    public override void Dispose()
    {
        folder.Delete(recursive: true);
        base.Dispose();
    }

    private static string NameOf(string text) =>
        new string([.. text.Where(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-').TakeLast(120)]) is { Length: > 0 } name ? name : "x.json";

    private static byte[] Dumped(bool isBuilt)
    {
        using var kms = Pinned.Server(k => k.WithKey("alias/cards"));
        using var client = kms.CreateClient();
        if (isBuilt) Estates.BuildAsync(kms, client).GetAwaiter().GetResult();
        using var dump = CliDump.OfAsync(kms).GetAwaiter().GetResult();
        return Encoding.UTF8.GetBytes(string.Concat(Directory.GetFiles(dump.Folder).Select(path => $"{Mark}{Path.GetFileName(path)}\n{File.ReadAllText(path)}")));
    }
}
