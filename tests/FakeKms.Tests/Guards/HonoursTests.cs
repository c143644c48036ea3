using FakeKms.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace FakeKms.Tests.Guards;

/// <summary>No member of a request is dropped in silence: what an operation honours is read somewhere, what it does not honour is refused.</summary>
public class HonoursTests
{
    private static readonly Lazy<HashSet<string>> Read = new(() => MembersThatAreRead(SourceTree.Files(SourceTree.Library)));

    private static IEnumerable<string> Names => OperationCatalog.All.Select(operation => operation.Name);

    [TestCaseSource(nameof(Names))]
    public void Every_member_that_an_operation_honours_is_read_by_the_library(string name)
    {
        var operation = OperationCatalog.Find(name)!;

        Assert.That(operation.Honours.Where(member => !Read.Value.Contains($"{operation.RequestType.Name}.{member}")), Is.Empty);
    }

    [TestCaseSource(nameof(Names))]
    public void Every_member_of_a_request_is_honoured(string name)
    {
        var operation = OperationCatalog.Find(name)!;

        Assert.That(SdkMembers.Of(operation.RequestType).Select(member => member.Name).Except(operation.Honours), Is.Empty);
    }

    [Test]
    public void The_check_tells_a_member_that_is_read_from_one_that_is_not()
    {
        var file = SourceTree.Invented("Operations", "class Reader { string Key(Amazon.KeyManagementService.Model.EncryptRequest request) => request.KeyId; }");

        Assert.That(MembersThatAreRead([file]), Is.EqualTo(new[] { "EncryptRequest.KeyId" }));
    }

    // Reading through a lambda, a pattern or an ordinary access all resolve to the property of the request type.
    private static HashSet<string> MembersThatAreRead(IReadOnlyList<SyntaxTree> files)
    {
        var compilation = SourceTree.Compile(files);
        return files.Where(file => file.FilePath.Contains($"{Path.DirectorySeparatorChar}Operations{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file =>
            {
                var model = compilation.GetSemanticModel(file);
                return file.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Select(node => model.GetSymbolInfo(node).Symbol).OfType<IPropertySymbol>();
            })
            .Select(property => $"{property.ContainingType.Name}.{property.Name}")
            .ToHashSet();
    }
}
