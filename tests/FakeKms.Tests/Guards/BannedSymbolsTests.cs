using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace FakeKms.Tests.Guards;

internal sealed class BannedSymbolsTests
{
    private static readonly string List = Path.Combine(SourceTree.Root, "src", "BannedSymbols.txt");

    [TestCase("DateTime.Now")]
    [TestCase("DateTime.UtcNow")]
    [TestCase("DateTimeOffset.Now")]
    [TestCase("DateTimeOffset.UtcNow")]
    [TestCase("Guid.NewGuid()")]
    [TestCase("new Random()")]
    [TestCase("new Random(1)")]
    [TestCase("Random.Shared")]
    [TestCase("TimeProvider.System")]
    [TestCase("Environment.TickCount64")]
    [TestCase("System.Diagnostics.Stopwatch.GetTimestamp()")]
    [TestCase("new CancellationTokenSource(1)")]
    [TestCase("new CancellationTokenSource(TimeSpan.Zero)")]
    [TestCase("Task.CompletedTask.WaitAsync(TimeSpan.Zero)")]
    [TestCase("Task.Delay(1)")]
    [TestCase("Task.Delay(TimeSpan.Zero)")]
    [TestCase("System.Security.Cryptography.RandomNumberGenerator.GetBytes(1)")]
    public async Task An_ambient_clock_chance_or_wait_in_the_library_is_refused(string expression) => Assert.That(
        await Refusals($"class Bad {{ object Value() => {expression}; }}"), Is.Not.Empty.And.All.EqualTo("RS0030"));

    [Test]
    public async Task Sleeping_in_the_library_is_refused() => Assert.That(
        await Refusals("class Bad { void Wait() => Thread.Sleep(1); }"), Is.EqualTo(new[] { "RS0030" }));

    [Test]
    public async Task Time_taken_from_a_time_provider_is_welcome() => Assert.That(
        await Refusals("class Good { object Value(TimeProvider time) => time.GetUtcNow(); }"), Is.Empty);

    [TestCase("Type.GetType(name)")]
    [TestCase("typeof(Bad).Assembly.GetType(name)")]
    [TestCase("Activator.CreateInstance(name, name)")]
    [TestCase("System.Reflection.Assembly.Load(name)")]
    [TestCase("System.Reflection.Assembly.LoadFrom(name)")]
    [TestCase("System.Runtime.Loader.AssemblyLoadContext.Default")]
    [TestCase("System.Runtime.InteropServices.NativeLibrary.Load(name)")]
    [TestCase("new System.Reflection.Emit.DynamicMethod(name, null, null)")]
    [TestCase("System.Diagnostics.Process.Start(name)")]
    [TestCase("new System.Xml.Serialization.XmlSerializer(typeof(Bad))")]
    [TestCase("System.Xml.Linq.XDocument.Parse(name)")]
    [TestCase("new System.Runtime.Serialization.DataContractSerializer(typeof(Bad))")]
    public async Task A_type_or_code_that_input_could_choose_is_refused(string expression) => Assert.That(
        await Refusals($"class Bad {{ object Value(string name) => {expression}; }}"), Is.Not.Empty.And.All.EqualTo("RS0030"));

    [Test]
    public async Task A_type_that_the_code_names_is_welcome() => Assert.That(
        await Refusals("class Good { object Value(Type known) => Activator.CreateInstance(typeof(List<>).MakeGenericType(known))!; }"), Is.Empty);

    [Test]
    public void The_library_itself_is_built_with_the_list()
    {
        var settings = File.ReadAllText(Path.Combine(SourceTree.Root, "src", "Directory.Build.props"));

        Assert.That(settings, Does.Contain("BannedSymbols.txt").And.Contain("Microsoft.CodeAnalysis.BannedApiAnalyzers"));
    }

    private static async Task<IReadOnlyList<string>> Refusals(string text)
    {
        var compilation = SourceTree.Compile([SourceTree.Invented("Domain", text)]);
        var options = new AnalyzerOptions([new ListOnDisk(List)]);
        var found = await compilation.WithAnalyzers(Analyzers(), options).GetAnalyzerDiagnosticsAsync();
        return [.. found.Select(d => d.Id)];
    }

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers()
    {
        var folder = Path.Combine(SourceTree.Metadata("BannedApiAnalyzers"), "analyzers", "dotnet", "cs");
        var assembly = Assembly.LoadFrom(Path.Combine(folder, "Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.dll"));
        return
        [
            .. assembly.GetTypes()
                .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
    }

    private sealed class ListOnDisk(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path));
    }
}
