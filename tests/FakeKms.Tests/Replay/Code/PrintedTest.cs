using FakeKms.Readme.Tests;

namespace FakeKms.Tests.Replay.Code;

/// <summary>The code that records are turned into, compiled and run.</summary>
internal static class PrintedTest
{
    private const string Start = "var kms = FakeKmsServer.Start(";

    /// <summary>The code that the records are turned into leaves them once more.</summary>
    public static async Task LeavesAsync(IReadOnlyList<KmsEvent> records)
    {
        var code = records.ToScenarioCode();
        TestContext.Out.WriteLine(code);
        Assert.That(ToldRecords.Of(await RunAsync(code)), Is.EqualTo(ToldRecords.Of(records)));
    }

    /// <summary>Runs the code and reads the trail of the server that it starts.</summary>
    /// <exception cref="AssertionException">It does not compile without warnings.</exception>
    public static async Task<IReadOnlyList<KmsEvent>> RunAsync(string code)
    {
        Assert.That(code, Does.Contain(Start));
        var seen = code.Replace(Start, "var kms = Seen.Kms = FakeKmsServer.Start(", StringComparison.Ordinal) +
            "\npublic static class Seen\n{\n    public static FakeKmsServer? Kms { get; set; }\n}\n";
        var compiled = CSharpBlock.Compile(new MarkdownBlock("printed.cs", 1, "csharp", seen));
        Assert.That(await BlockRun.RunAsync(compiled), Is.EqualTo(1));
        var kms = (FakeKmsServer)compiled.GetTypes().Single(type => type.Name == "Seen").GetProperty("Kms")!.GetValue(null)!;
        Assert.That(kms.Defects, Is.Empty);
        return [.. kms.Trail];
    }
}
