using Microsoft.CodeAnalysis;

namespace FakeKms.Tests.Guards;

/// <summary>One use of a type of one folder in a file of another.</summary>
internal sealed record FolderUse(string From, string To, string File, string Type);

/// <summary>Which folder of the library uses which: every name resolved to its symbol.</summary>
internal static class FolderGraph
{
    private static readonly Lazy<IReadOnlyList<FolderUse>> Library = new(() => Uses(LibraryCode.Compilation, LibraryCode.Files));

    /// <summary>The uses of the library itself, worked out once for all guards.</summary>
    public static IReadOnlyList<FolderUse> OfLibrary => Library.Value;

    public static IReadOnlyList<FolderUse> Uses(Compilation compilation, IEnumerable<SyntaxTree> files) =>
        [.. files.AsParallel().SelectMany(file => Uses(compilation, file)).Distinct().OrderBy(use => use.ToString(), StringComparer.Ordinal)];

    /// <summary>Folders that use each other, directly or through others; the front door and its like are folders as all are.</summary>
    public static IReadOnlyList<string> Circles(IEnumerable<FolderUse> uses)
    {
        var next = uses.Select(use => (use.From, use.To)).Distinct().ToLookup(edge => edge.From, edge => edge.To);
        var reached = next.Select(group => group.Key).ToDictionary(folder => folder, folder => Reached(next, folder));
        return
        [
            .. reached.Keys.Where(folder => reached[folder].Contains(folder))
                .Select(folder => string.Join(" and ", reached[folder].Where(other => reached.TryGetValue(other, out var back) && back.Contains(folder)).Order(StringComparer.Ordinal)))
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    public static string FolderOf(SyntaxTree file) => Path.GetDirectoryName(RelativePath(file))!.Replace('\\', '/');

    public static string RelativePath(SyntaxTree file) => Path.GetRelativePath(SourceTree.Library, file.FilePath).Replace('\\', '/');

    public static IEnumerable<INamedTypeSymbol> TypesNamed(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol type => type.TypeArguments.SelectMany(TypesNamed).Prepend(type.OriginalDefinition),
        IArrayTypeSymbol array => TypesNamed(array.ElementType),
        IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => TypesNamed(symbol.ContainingType),
        _ => [],
    };

    /// <summary>The folders in which a type of the library is declared; a partial one can be in several, the first being its home.</summary>
    public static IReadOnlyList<string> FoldersOf(INamedTypeSymbol type) =>
        [.. type.DeclaringSyntaxReferences.Select(declaration => FolderOf(declaration.SyntaxTree)).Distinct().OrderBy(folder => folder.Length)];

    private static IEnumerable<FolderUse> Uses(Compilation compilation, SyntaxTree file)
    {
        var folder = FolderOf(file);
        return
            from type in LibraryCode.Symbols(compilation, file).SelectMany(TypesNamed).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            let homes = FoldersOf(type)
            where homes.Count > 0 && !homes.Contains(folder)
            select new FolderUse(folder, homes[0], RelativePath(file), type.Name);
    }

    private static HashSet<string> Reached(ILookup<string, string> next, string start)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>(next[start]);
        while (open.TryPop(out var folder))
        {
            if (reached.Add(folder)) foreach (var further in next[folder]) open.Push(further);
        }
        return reached;
    }
}
