namespace FakeKms.Tool.Tests;

/// <summary>What a command has come to.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command line in this process.</summary>
    public static async Task<ToolRun> OfAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await ToolProgram.RunAsync(arguments, output, error);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }
}
