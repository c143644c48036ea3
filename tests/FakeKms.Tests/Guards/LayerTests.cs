using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FakeKms.Tests.Guards;

internal sealed class LayerTests
{
    private static readonly IReadOnlyList<SyntaxTree> Files = LibraryCode.Files;
    private static readonly Compilation Library = LibraryCode.Compilation;

    [Test]
    public void Every_file_uses_only_what_its_room_may_use() => Assert.That(LayerCheck.Violations(Library, Files), Is.Empty);

    [Test]
    public void No_folder_uses_itself_through_others() => Assert.That(FolderGraph.Circles(FolderGraph.OfLibrary), Is.Empty);

    [Test]
    public void The_front_door_is_used_by_none() =>
        Assert.That(FolderGraph.OfLibrary.Where(use => use.To.Length == 0).Select(use => $"{use.File}: {use.Type}"), Is.Empty);

    [Test]
    public void No_folder_has_more_than_twenty_files() => Assert.That(
        Files.GroupBy(FolderGraph.FolderOf).Where(folder => folder.Count() > 20).Select(folder => $"{folder.Key}: {folder.Count()}"), Is.Empty);

    [TestCase("FakeKms.WireMock", new[] { "FakeKms.Hosting", "FakeKms.Model", "FakeKms.Model.Faults", "FakeKms.Protocol", "FakeKms.Time", "FakeKms.Xks.Messages", "FakeKms.Xks.Proxy" })]
    [TestCase("FakeKms.NUnit", new string[0])]
    [TestCase("FakeKms.Tool", new[] { "FakeKms.Time", "FakeKms.Trail.Names", "FakeKms.Tool", "FakeKms.Tool.Commands", "FakeKms.Tool.Control", "FakeKms.Tool.Serving", "FakeKms.Tool.Texts" })]
    [TestCase("FakeKms.Xunit", new string[0])]
    public void The_other_packages_use_the_public_surface_and_the_host_the_endpoint(string package, string[] rooms) => Assert.That(
        SourceTree.Files(Path.Combine(SourceTree.Root, "src", package))
            .SelectMany(file => file.GetCompilationUnitRoot().Usings)
            .Select(directive => directive.Name!.ToString())
            .Where(name => name.StartsWith("FakeKms.", StringComparison.Ordinal))
            .Except(rooms),
        Is.Empty);

    [Test]
    public void A_circle_of_three_folders_is_reported()
    {
        SyntaxTree[] files =
        [
            SourceTree.Invented("A", "namespace A; class One { B.Two? two; }"), SourceTree.Invented("B", "namespace B; class Two { C.Three? three; }"),
            SourceTree.Invented("C", "namespace C; class Three { A.One? one; }"), SourceTree.Invented("D", "namespace D; class Four { A.One? one; }"),
        ];

        Assert.That(FolderGraph.Circles(FolderGraph.Uses(SourceTree.Compile(files), files)), Is.EqualTo(new[] { "A and B and C" }));
    }

    [Test]
    public void The_names_of_the_library_all_resolve()
    {
        // Without source generators a partial method stays without a body; any other error would hide names from the check above.
        var errors = Library.GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error && d.Id is not "CS8795");

        Assert.That(errors, Is.Empty);
    }

    [TestCase("Crypto", "class Bad { object? key = default(FakeKms.Domain.Keys.KmsKey); }", "uses KmsKey of Domain/Keys")]
    [TestCase("Crypto", "class Bad { Amazon.KeyManagementService.KeySpec? spec; }", "names Amazon.KeyManagementService.KeySpec")]
    [TestCase("Crypto/Keys", "class Bad { FakeKms.Crypto.Rsa.RsaKeyPair? pair; }", "uses RsaKeyPair of Crypto/Rsa")]
    [TestCase("Domain/Materials", "class Bad { FakeKms.Domain.Keys.KmsKey? key; }", "uses KmsKey of Domain/Keys")]
    [TestCase("Domain/Keys", "class Bad { Amazon.KeyManagementService.Model.EncryptRequest? r; }", "names Amazon.KeyManagementService.Model.EncryptRequest")]
    [TestCase("Domain/Keys", "class Bad { object? json = System.Text.Json.JsonSerializer.Serialize(1); }", "names System.Text.Json.JsonSerializer")]
    [TestCase("Domain/Due", "class Bad { FakeKms.KmsTrail? trail; }", "uses KmsTrail of Trail")]
    [TestCase("Engine/Calls", "class Bad { FakeKms.Engine.Pipeline? pipeline; }", "uses Pipeline of Engine")]
    [TestCase("Operations/Keys", "class Bad { HttpRequestMessage? message; }", "names System.Net.Http.HttpRequestMessage")]
    [TestCase("Operations/Keys", "class Bad { object? json = System.Text.Json.JsonSerializer.Serialize(1); }", "names System.Text.Json.JsonSerializer")]
    [TestCase("Operations/Keys", "class Bad { FakeKms.Operations.Tags.TagResource? other; }", "uses TagResource of Operations/Tags")]
    [TestCase("Trail/Records", "class Bad { List<FakeKms.Domain.Keys.KmsKey[]>? keys; }", "uses KmsKey of Domain/Keys")]
    [TestCase("Replay/Calls", "class Bad { FakeKms.Operations.OperationCatalog? catalogue; }", "uses OperationCatalog of Operations")]
    [TestCase("Hosting", "class Bad { FakeKms.Engine.Pipeline? pipeline; }", "uses Pipeline of Engine")]
    [TestCase("Scenarios", "class Bad { FakeKms.Domain.Keys.KmsKey? key; }", "uses KmsKey of Domain/Keys")]
    [TestCase("Operations/Keys", "class Bad { Bogus.Faker? faker; }", "names Bogus.Faker")]
    [TestCase("Novelties", "class Bad;", "there is no room Novelties")]
    [TestCase("Engine/Novelties", "class Bad;", "there is no room Engine/Novelties")]
    public void A_file_that_reaches_too_far_is_reported(string folder, string text, string objection)
    {
        var invented = SourceTree.Invented(folder, text);

        Assert.That(
            LayerCheck.Violations(Library.AddSyntaxTrees(invented), [invented]),
            Is.EqualTo(new[] { $"{folder}/Invented.cs: {objection}" }));
    }

    [Test]
    public void A_member_reached_without_naming_its_type_is_reported()
    {
        var invented = SourceTree.Invented("Hosting", "class Bad { object? Read(FakeKms.FakeKmsServer server) { var keys = server.Keys; return keys; } }");

        Assert.That(
            LayerCheck.Violations(Library.AddSyntaxTrees(invented), [invented]),
            Does.Contain("Hosting/Invented.cs: uses FakeKmsServer of the front door").And.Contain("Hosting/Invented.cs: uses FakeKey of Views"));
    }

    [Test]
    public void Only_the_tests_and_the_host_see_the_internals() => Assert.That(
        typeof(FakeKmsServer).Assembly.GetCustomAttributes(typeof(InternalsVisibleToAttribute), false)
            .Cast<InternalsVisibleToAttribute>().Select(a => a.AssemblyName),
        Is.EquivalentTo(new[] { "FakeKms.Coyote", "FakeKms.Tests", "FakeKms.Tool", "FakeKms.WireMock", "FakeKms.WireMock.Tests" }));
}
