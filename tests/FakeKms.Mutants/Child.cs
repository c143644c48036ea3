using System.Diagnostics;
using System.Globalization;

namespace FakeKms.Mutants;

/// <summary>A process that judges changes. Starts when it is asked, and anew when it has ended.</summary>
internal sealed class Child(Files files)
{
    private Process? process;

    /// <summary>A change that is in force from the start.</summary>
    public int? FromTheStart { get; init; }

    /// <summary>Null where the process was no longer fit to tell.</summary>
    public Verdict? Ask(int id)
    {
        var began = Stopwatch.GetTimestamp();
        string? hangs = null;
        process ??= Start();
        if (process is null) return new(id, "crashed", "before the first test", Stopwatch.GetElapsedTime(began));
        process.StandardInput.WriteLine(id.ToString(CultureInfo.InvariantCulture));
        process.StandardInput.Flush();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            var heard = Verdict.Heard(line);
            if (heard?.StartsWith("hangs ", StringComparison.Ordinal) == true) hangs = heard["hangs ".Length..];
            else if (heard is not null) return Verdict.Parse(heard);
        }
        process.WaitForExit();
        var code = process.ExitCode;
        process.Dispose();
        process = null;
        if (code == Program.Spoilt) return null;
        return hangs is null ? new(id, "crashed", $"exit code {code}", Stopwatch.GetElapsedTime(began)) : new(id, "hung", hangs, Stopwatch.GetElapsedTime(began));
    }

    public void End()
    {
        process?.StandardInput.Close();
        process?.WaitForExit();
        process?.Dispose();
    }

    private Process? Start()
    {
        string[] arguments = [typeof(Child).Assembly.Location, files.Folder, "child", .. FromTheStart is { } id ? [id.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>()];
        var started = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        started.ErrorDataReceived += (_, _) => { };
        started.BeginErrorReadLine();
        while (started.StandardOutput.ReadLine() is { } line)
        {
            if (Verdict.Heard(line) == "ready") return started;
        }
        return null;
    }
}
