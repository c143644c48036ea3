using System.ComponentModel;
using System.Diagnostics;
using FakeKms;

namespace CustomerVault.Tests;

/// <summary>The API as it is, in a process of its own: environment variables lead its client to the fake.</summary>
public sealed class ChildProcessTests : CustomerTests, IDisposable
{
    private const string Listening = "Now listening on: ";

    private Process? process;

    public void Dispose()
    {
        if (process is { HasExited: false }) process.Kill();
        process?.Dispose();
    }

    protected override async Task<HttpClient> StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CustomerVault.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in Kms.OverHttp().EnvironmentVariables) start.Environment[name] = value;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Ignore("There is no dotnet on the path that could run the application.");
        }
        while (await process!.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at) return new HttpClient { BaseAddress = new Uri(line[(at + Listening.Length)..].Trim()) };
        }
        throw new InvalidOperationException($"The application ended with the exit code {process.ExitCode} before it listened.");
    }
}
