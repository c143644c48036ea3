using System.Diagnostics;

namespace FakeKms.Readme.Tests;

/// <summary>An example in a process of its own, as a reader runs it. It ends with the test.</summary>
internal sealed class ExampleProgram : IDisposable
{
    private readonly Process process;

    private ExampleProgram(Process process) => this.process = process;

    public static ExampleProgram Start(string name, params string[] arguments) => new(Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, name + ".dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);

    public Task<string?> ReadLineAsync() => process.StandardOutput.ReadLineAsync();

    public async Task<(int ExitCode, string Output, string Error)> EndAsync()
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Asks the program to stop, as a terminal does. The shell's own kill: not every machine has the program.</summary>
    public void Terminate()
    {
        using var shell = Process.Start("bash", ["-c", $"kill -TERM {process.Id}"]);
        shell.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
