using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace FakeKms.Readme.Tests;

/// <summary>A C# block, compiled as a reader would: statements as a program, types as a file of a test project.</summary>
internal static class CSharpBlock
{
    // What the README says its blocks take for granted, and what a project with ImplicitUsings has.
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Amazon.KeyManagementService;
        global using Amazon.KeyManagementService.Model;
        global using FakeKms;
        global using NUnit.Framework;
        """;

    // Statements that start no server of their own get this one.
    private const string Server = """
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards", key => key.Imported()));
        var client = kms.CreateClient();

        """;

    private static readonly MetadataReference[] References = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToArray();

    // CS1701 and CS1702 (a library built for .NET 8 in a .NET 10 program) are off in every SDK project.
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: new Dictionary<string, ReportDiagnostic> { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress });

    /// <summary>The block as an assembly.</summary>
    /// <exception cref="AssertionException">It does not compile, or only with warnings; the message names the page's lines.</exception>
    public static Assembly Compile(MarkdownBlock block)
    {
        var tree = CSharpSyntaxTree.ParseText(Source(block), path: block.Page);
        var isProgram = tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        var compilation = CSharpCompilation.Create(
            "Block" + block.Line,
            [CSharpSyntaxTree.ParseText(Usings), tree],
            References,
            Options.WithOutputKind(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var findings = compilation.Emit(image).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).ToArray();
        if (findings.Length > 0) throw new AssertionException(string.Join('\n', findings.Select(Report)));
        image.Position = 0;
        return new AssemblyLoadContext(block.ToString(), isCollectible: true).LoadFromStream(image);
    }

    private static string Source(MarkdownBlock block)
    {
        var root = CSharpSyntaxTree.ParseText(block.Text).GetCompilationUnitRoot();
        if (!root.Members.OfType<GlobalStatementSyntax>().Any() || block.Text.Contains("FakeKmsServer.Start(", StringComparison.Ordinal))
            return LineDirective(block, block.Line) + block.Text;
        var text = SourceText.From(block.Text);
        var first = root.Usings.Count == 0 ? 0 : text.Lines.GetLineFromPosition(root.Usings.Span.End).LineNumber + 1;
        var usings = text.GetSubText(TextSpan.FromBounds(0, text.Lines[first].Start)).ToString();
        return LineDirective(block, block.Line) + usings + Server + LineDirective(block, block.Line + first) + block.Text[text.Lines[first].Start..];
    }

    private static string LineDirective(MarkdownBlock block, int line) => $"#line {line} \"{block.Page}\"\n";

    private static string Report(Diagnostic finding)
    {
        var place = finding.Location.GetMappedLineSpan();
        return $"{place.Path}:{place.StartLinePosition.Line + 1}: {finding.Id} {finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }
}
