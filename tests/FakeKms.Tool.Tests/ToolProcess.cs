using System.Diagnostics;

namespace FakeKms.Tool.Tests;

/// <summary>The tool in a process of its own, as it is built. It ends with the test.</summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process process;

    private ToolProcess(Process process) => this.process = process;

    public static ToolProcess Start(params string[] arguments) => new(Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FakeKms.Tool.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);

    public Task<string?> ReadLineAsync() => process.StandardOutput.ReadLineAsync();

    public async Task<ToolRun> EndAsync()
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        // One that does not end must not keep all the others.
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return new ToolRun(process.ExitCode, await output, await error);
    }

    /// <summary>Asks the program to stop. The shell's own kill: not every machine has the program.</summary>
    public void Send(string signal)
    {
        using var shell = Process.Start("bash", ["-c", $"kill -{signal} {process.Id}"]);
        shell.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
