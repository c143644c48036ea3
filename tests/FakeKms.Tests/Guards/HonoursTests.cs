using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Members;
using FakeKms.Engine.Validation;
using FakeKms.Operations;
using Microsoft.CodeAnalysis;

namespace FakeKms.Tests.Guards;

/// <summary>No member of a request is dropped in silence: what an operation honours is read somewhere, what it does not honour is refused.</summary>
public class HonoursTests
{
    private static readonly Lazy<HashSet<string>> Read = new(() => MembersThatAreRead(LibraryCode.Files, LibraryCode.Compilation));

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
    public void Every_member_of_the_structures_in_requests_is_read_by_the_library()
    {
        var structures = OperationCatalog.All.SelectMany(operation => StructuresIn(operation.RequestType)).Distinct().ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(structures, Is.EquivalentTo(new[] { typeof(Tag), typeof(GrantConstraints), typeof(XksProxyAuthenticationCredentialType), typeof(RecipientInfo) }));
            Assert.That(
                structures.SelectMany(type => SdkMembers.Of(type).Select(member => $"{type.Name}.{member.Name}")).Except(Read.Value),
                Is.Empty);
        }
    }

    [Test]
    public void The_check_tells_a_member_that_is_read_from_one_that_is_not()
    {
        var file = SourceTree.Invented("Operations/Keys", "class Reader { string Key(Amazon.KeyManagementService.Model.EncryptRequest request) => request.KeyId; }");

        Assert.That(MembersThatAreRead([file], SourceTree.Compile([file])), Is.EqualTo(new[] { "EncryptRequest.KeyId" }));
    }

    private static IEnumerable<Type> StructuresIn(Type request) => SdkMembers.Of(request)
        .Select(member => member.PropertyType)
        .Select(type => type.IsGenericType ? type.GetGenericArguments()[0] : type)
        .Where(MemberRule.IsStructure);

    // Reading through a lambda, a pattern or an ordinary access all resolve to the property of the request type.
    private static HashSet<string> MembersThatAreRead(IReadOnlyList<SyntaxTree> files, Compilation compilation) => files
        .AsParallel()
        .Where(file => FolderGraph.FolderOf(file).Split('/')[0] is "Operations" or "Engine")
        .SelectMany(file => LibraryCode.Symbols(compilation, file).OfType<IPropertySymbol>())
        .Select(property => $"{property.ContainingType.Name}.{property.Name}")
        .ToHashSet();
}
