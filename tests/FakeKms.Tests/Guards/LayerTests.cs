using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace FakeKms.Tests.Guards;

internal sealed class LayerTests
{
    private static readonly IReadOnlyList<SyntaxTree> Files = LibraryCode.Files;
    private static readonly Compilation Library = LibraryCode.Compilation;

    [Test]
    public void Every_file_uses_only_the_layers_that_its_folder_may_use() =>
        Assert.That(LayerCheck.Violations(Library, Files), Is.Empty);

    [Test]
    public void The_names_of_the_library_all_resolve()
    {
        // Without source generators a partial method stays without a body; any other error would hide names from the check above.
        var errors = Library.GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error && d.Id is not "CS8795");

        Assert.That(errors, Is.Empty);
    }

    [TestCase("Crypto", "class Bad { object? key = default(FakeKms.Domain.Keys.KmsKey); }", "uses KmsKey of Domain")]
    [TestCase("Crypto", "class Bad { Amazon.KeyManagementService.KeySpec? spec; }", "names Amazon.KeyManagementService.KeySpec")]
    [TestCase("Domain", "class Bad { Amazon.KeyManagementService.Model.EncryptRequest? r; }", "names Amazon.KeyManagementService.Model.EncryptRequest")]
    [TestCase("Domain", "class Bad { FakeKms.KmsTrail? trail; }", "uses KmsTrail of Trail")]
    [TestCase("Operations", "class Bad { HttpRequestMessage? message; }", "names System.Net.Http.HttpRequestMessage")]
    [TestCase("Operations", "class Bad { object? json = System.Text.Json.JsonSerializer.Serialize(1); }", "names System.Text.Json.JsonSerializer")]
    [TestCase("Trail", "class Bad { List<FakeKms.Domain.Keys.KmsKey[]>? keys; }", "uses KmsKey of Domain")]
    [TestCase("Protocol", "class Bad { WireMock.Server.WireMockServer? server; }", "names WireMock.Server.WireMockServer")]
    [TestCase("Hosting", "class Bad { FakeKms.Operations.Pipeline? pipeline; }", "uses Pipeline of Operations")]
    [TestCase("Scenarios", "class Bad { FakeKms.Domain.Keys.KmsKey key = new(); }", "uses KmsKey of Domain")]
    [TestCase("Operations", "class Bad { Bogus.Faker? faker; }", "names Bogus.Faker")]
    [TestCase("Novelties", "class Bad;", "the folder Novelties has no layer")]
    public void A_file_that_reaches_into_a_forbidden_layer_is_reported(string folder, string text, string objection)
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
            Does.Contain("Hosting/Invented.cs: uses FakeKey of the front door"));
    }

    [Test]
    public void Only_the_tests_see_the_internals() => Assert.That(
        typeof(FakeKmsServer).Assembly.GetCustomAttributes(typeof(InternalsVisibleToAttribute), false)
            .Cast<InternalsVisibleToAttribute>().Select(a => a.AssemblyName),
        Is.EqualTo(new[] { "FakeKms.Tests" }));
}
