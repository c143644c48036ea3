using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FakeKms.Tests.Guards;

internal sealed class PublicApiTests
{
    [TestCase("FakeKms")]
    [TestCase("FakeKms.NUnit")]
    [TestCase("FakeKms.Xunit")]
    public void Every_public_type_is_listed_in_the_public_API_files(string project) =>
        Assert.That(PublicTypes(Folder(project)).Except(Listed(Folder(project))), Is.Empty);

    [TestCase("FakeKms")]
    [TestCase("FakeKms.NUnit")]
    [TestCase("FakeKms.Xunit")]
    public void The_build_refuses_public_members_that_are_not_listed(string project) =>
        Assert.That(File.ReadAllText(Path.Combine(Folder(project), project + ".csproj")), Does.Not.Contain("RS0016").And.Not.Contain("RS0017"));

    [Test]
    public void The_tool_has_nothing_that_others_could_compile_against() => Assert.That(PublicTypes(Folder("FakeKms.Tool")), Is.Empty);

    [Test]
    public void A_public_type_is_found_where_it_is_declared() => Assert.That(
        PublicTypes([SourceTree.Invented("", "namespace N; public class A { public class B; class C; } internal class D { public class E; } public class F<T>;")]),
        Is.EqualTo(new[] { "N.A", "N.A.B", "N.F<T>" }));

    private static string Folder(string project) => Path.Combine(SourceTree.Root, "src", project);

    private static IEnumerable<string> Listed(string folder) =>
        new[] { "PublicAPI.Shipped.txt", "PublicAPI.Unshipped.txt" }.SelectMany(file => File.ReadLines(Path.Combine(folder, file)));

    private static IEnumerable<string> PublicTypes(string folder) => PublicTypes(SourceTree.Files(folder));

    private static IEnumerable<string> PublicTypes(IEnumerable<SyntaxTree> files) =>
        from file in files
        from type in file.GetRoot().DescendantNodes().Where(n => n is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).Cast<MemberDeclarationSyntax>()
        let chain = type.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Reverse().ToList()
        where chain.OfType<BaseTypeDeclarationSyntax>().All(IsPublic) && IsPublic(type)
        select string.Join('.', chain.Select(Name));

    private static bool IsPublic(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static string Name(MemberDeclarationSyntax member) => member switch
    {
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        TypeDeclarationSyntax type => type.Identifier.Text + type.TypeParameterList,
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax type => type.Identifier.Text + type.TypeParameterList,
        _ => member.ToString(),
    };
}
