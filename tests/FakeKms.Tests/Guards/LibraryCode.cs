using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FakeKms.Tests.Guards;

/// <summary>The source of the library itself, read and bound once for all guards. A type of its own, so that other tests do not pay for it.</summary>
internal static class LibraryCode
{
    public static IReadOnlyList<SyntaxTree> Files { get; } = SourceTree.Files(SourceTree.Library);

    public static CSharpCompilation Compilation { get; } = SourceTree.Compile(Files);
}
