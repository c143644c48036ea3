using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FakeKms.Tests.Guards;

/// <summary>The library's source files, as text and as a Roslyn compilation.</summary>
internal static class SourceTree
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() => [.. Assemblies().Select(path => MetadataReference.CreateFromFile(path))]);

    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Library { get; } = Path.Combine(Root, "src", "FakeKms");

    /// <summary>A value that the project file handed to this assembly.</summary>
    public static string Metadata(string key) => typeof(SourceTree).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    /// <summary>Every C# file below a folder, without what the build generated.</summary>
    public static IReadOnlyList<SyntaxTree> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(path => Parse(path, File.ReadAllText(path))),
    ];

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, Options, path);

    /// <summary>A file that exists only in a test, placed in a folder of the library.</summary>
    public static SyntaxTree Invented(string folder, string text) => Parse(Path.Combine(Library, folder, "Invented.cs"), text);

    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> files) => CSharpCompilation.Create(
        "FakeKms",
        [Parse("ImplicitUsings.cs", ImplicitUsings), .. files],
        References.Value,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static IEnumerable<string> Assemblies() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
        .DistinctBy(Path.GetFileName)
        .Where(path => Path.GetFileName(path) is not ("FakeKms.dll" or "FakeKms.Tests.dll"))
        .Where(IsManaged);

    private static bool IsManaged(string path)
    {
        using var file = File.OpenRead(path);
        using var reader = new System.Reflection.PortableExecutable.PEReader(file);
        return reader.HasMetadata;
    }
}
