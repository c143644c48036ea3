using Microsoft.CodeAnalysis;

namespace FakeKms.Tests.Guards;

/// <summary>Resolves every name in the library to its symbol and asks the layer of the file whether it may be used there.</summary>
internal static class LayerCheck
{
    /// <summary>
    /// Values that every layer may pass along: who calls, what an ARN names, who alone reads the answer, what a key starts as, the settings, and the one
    /// failure that is answered to a caller.
    /// </summary>
    private static readonly string[] SharedValues =
    [
        "AccountId.cs", "ArnParts.cs", "AttestedEnvironment.cs", "KmsCaller.cs", "KmsCaller.Changes.cs", "KmsQuotas.cs", "RsaKeyGeneration.cs",
        "Seeding/KeySeed.cs", "Seeding/ReplayedKey.cs", "Domain/KmsFailure.cs",
    ];

    public static IReadOnlyList<string> Violations(Compilation compilation, IEnumerable<SyntaxTree> files) =>
        [.. files.AsParallel().SelectMany(file => Violations(compilation, file)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Violations(Compilation compilation, SyntaxTree file)
    {
        var folder = FolderOf(file.FilePath);
        var layer = Layer.Exceptions.GetValueOrDefault(RelativePath(file)) ?? Layer.All.SingleOrDefault(l => l.Folder == folder);
        if (layer is null)
        {
            return [$"{RelativePath(file)}: the folder {folder} has no layer"];
        }

        return LibraryCode.Symbols(compilation, file)
            .SelectMany(TypesNamed)
            .Select(type => Objection(layer, type))
            .OfType<string>()
            .Select(objection => $"{RelativePath(file)}: {objection}");
    }

    private static IEnumerable<INamedTypeSymbol> TypesNamed(ISymbol? symbol) => symbol switch
    {
        INamedTypeSymbol type => type.TypeArguments.SelectMany(TypesNamed).Prepend(type.OriginalDefinition),
        IArrayTypeSymbol array => TypesNamed(array.ElementType),
        IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => TypesNamed(symbol.ContainingType),
        _ => [],
    };

    private static string? Objection(Layer layer, INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences is [var declaration, ..])
        {
            var folder = FolderOf(declaration.SyntaxTree.FilePath);
            return SharedValues.Contains(RelativePath(declaration.SyntaxTree)) || layer.Allows(folder) ? null : $"uses {type.Name} of {(folder.Length == 0 ? "the front door" : folder)}";
        }

        var name = type.ContainingNamespace?.ToDisplayString() ?? "";
        return layer.AllowsNamespace(name) ? null : $"names {name}.{type.Name}";
    }

    private static string FolderOf(string path)
    {
        var parts = Path.GetRelativePath(SourceTree.Library, path).Split(Path.DirectorySeparatorChar);
        return parts.Length == 1 ? "" : parts[0];
    }

    private static string RelativePath(SyntaxTree file) => Path.GetRelativePath(SourceTree.Library, file.FilePath).Replace('\\', '/');
}
