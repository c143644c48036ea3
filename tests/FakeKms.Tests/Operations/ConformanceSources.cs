using FakeKms.Tests.Guards;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FakeKms.Tests.Operations;

/// <summary>
/// The conformance cases, read where they are written: each test method of a fixture or of its base, with the operation that it, or its fixture, is about.
/// </summary>
internal static class ConformanceSources
{
    public static IReadOnlyList<(string Operation, bool IsRefusal)> All => Cases(
        [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests", "FakeKms.Conformance"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")).Select(File.ReadAllText)]);

    public static IReadOnlyList<(string Operation, bool IsRefusal)> Cases(params string[] sources)
    {
        var classes = sources.SelectMany(source => CSharpSyntaxTree.ParseText(source).GetCompilationUnitRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            .ToLookup(part => part.Identifier.ValueText);
        return
        [
            .. from parts in classes
               where !parts.Any(part => part.Modifiers.Any(modifier => modifier.ValueText == "abstract"))
               from method in parts.SelectMany(part => Methods(part, classes))
               let attributes = Attributes(method).ToArray()
               where attributes.Any(attribute => Name(attribute).StartsWith("Test", StringComparison.Ordinal))
               let operation = attributes.Concat(parts.SelectMany(Attributes)).FirstOrDefault(attribute => Name(attribute) == "Operation")
               where operation is not null
               select (((LiteralExpressionSyntax)operation.ArgumentList!.Arguments[0].Expression).Token.ValueText, attributes.Any(attribute => Name(attribute) == "Refusal")),
        ];
    }

    private static IEnumerable<MethodDeclarationSyntax> Methods(ClassDeclarationSyntax part, ILookup<string, ClassDeclarationSyntax> classes)
    {
        var inherited = part.BaseList?.Types.SelectMany(type => classes[((SimpleNameSyntax)type.Type).Identifier.ValueText]).SelectMany(parent => Methods(parent, classes));
        return part.Members.OfType<MethodDeclarationSyntax>().Concat(inherited ?? []);
    }

    private static IEnumerable<AttributeSyntax> Attributes(MemberDeclarationSyntax member) => member.AttributeLists.SelectMany(list => list.Attributes);

    private static string Name(AttributeSyntax attribute) => attribute.Name.ToString();
}
