using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FakeKms.Tests.Guards;

/// <summary>The house rules that keep the library easy to read.</summary>
internal static class StyleCheck
{
    private const int LongestFile = 300;
    private const int LongestMethod = 40;
    private const int WidestLine = 160;
    private static readonly string[] EmptyWords = ["Helper", "Utils", "Manager"];

    public static IReadOnlyList<string> Violations(IEnumerable<SyntaxTree> files) => [.. files.SelectMany(Violations)];

    private static IEnumerable<string> Violations(SyntaxTree file)
    {
        var root = file.GetRoot();
        var name = Path.GetFileName(file.FilePath);
        return Sizes(file, root).Concat(Widths(file)).Concat(Regions(root)).Concat(Names(root)).Select(violation => $"{name}: {violation}");
    }

    private static IEnumerable<string> Sizes(SyntaxTree file, SyntaxNode root)
    {
        var lines = file.GetText().Lines.Count - 1;
        if (lines > LongestFile)
        {
            yield return $"{lines} lines";
        }

        foreach (var method in root.DescendantNodes().Where(n => n is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax))
        {
            var span = method.GetLocation().GetLineSpan();
            var length = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
            if (length > LongestMethod)
            {
                yield return $"a method of {length} lines at line {span.StartLinePosition.Line + 1}";
            }
        }
    }

    private static IEnumerable<string> Widths(SyntaxTree file) =>
        from line in file.GetText().Lines
        where line.Span.Length > WidestLine
        select $"{line.Span.Length} characters in line {line.LineNumber + 1}";

    private static IEnumerable<string> Regions(SyntaxNode root) =>
        root.DescendantTrivia().Where(t => t.IsKind(SyntaxKind.RegionDirectiveTrivia)).Select(_ => "a region");

    private static IEnumerable<string> Names(SyntaxNode root) =>
        from type in root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        let name = type.Identifier.Text
        where EmptyWords.Any(word => name.Contains(word, StringComparison.Ordinal))
        select $"the name {name}";
}
