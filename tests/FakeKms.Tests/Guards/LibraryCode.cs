using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FakeKms.Tests.Guards;

/// <summary>The source of the library itself, read and bound once for all guards. A type of its own, so that other tests do not pay for it.</summary>
internal static class LibraryCode
{
    private static readonly ConcurrentDictionary<SyntaxTree, Lazy<IReadOnlyList<ISymbol>>> Known = new();

    public static IReadOnlyList<SyntaxTree> Files { get; } = SourceTree.Files(SourceTree.Library);

    public static CSharpCompilation Compilation { get; } = SourceTree.Compile(Files);

    /// <summary>What the names in a file stand for, the constructors of <c>new()</c> among them.</summary>
    public static IReadOnlyList<ISymbol> Symbols(Compilation compilation, SyntaxTree file) =>
        compilation == Compilation ? Known.GetOrAdd(file, own => new(() => Resolve(Compilation, own))).Value : Resolve(compilation, file);

    private static IReadOnlyList<ISymbol> Resolve(Compilation compilation, SyntaxTree file)
    {
        var model = compilation.GetSemanticModel(file);
        return
        [
            .. file.GetRoot().DescendantNodes()
                .Where(node => node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax)
                .Select(node => model.GetSymbolInfo(node).Symbol).OfType<ISymbol>(),
        ];
    }
}
