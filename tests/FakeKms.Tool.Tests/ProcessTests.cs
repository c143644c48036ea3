using System.Text.Json.Nodes;
using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Tests;

/// <summary>The program as it is built, in a process of its own.</summary>
internal sealed class ProcessTests
{
    [TestCase("TERM")]
    [TestCase("INT")]
    [Platform("Linux,MacOsX")]
    public async Task It_stops_in_order_when_it_is_asked_to(string signal)
    {
        if (signal == "INT" && IgnoresInterrupts()) Assert.Ignore("This process ignores SIGINT, as what nohup starts does, and so do those that it starts.");
        using var tool = ToolProcess.Start("serve", "--port", "0");
        await tool.ReadLineAsync();
        tool.Send(signal);
        var run = await tool.EndAsync();

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task It_says_its_version()
    {
        using var tool = ToolProcess.Start("--version");
        var run = await tool.EndAsync();

        Assert.That((run.ExitCode, run.Output.Trim()), Is.EqualTo((0, ToolVersion.Text)));
        Assert.That(ToolVersion.Text, Does.Match(@"^\d+\.\d+\.\d+[^+]*$"));
    }

    [Test]
    public async Task One_process_moves_the_clock_of_another()
    {
        using var fake = ToolProcess.Start("serve", "--port", "0", "--clock", "2026-01-01");
        var endpoint = ServedTool.EndpointIn(await fake.ReadLineAsync());
        using var command = ToolProcess.Start("advance", "7d", "--endpoint", endpoint.ToString());
        var run = await command.EndAsync();

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That((string?)JsonNode.Parse(run.Output)!["time"], Is.EqualTo("2026-01-08T00:00:00Z"));
    }

    // https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
    private static bool IgnoresInterrupts()
    {
        const string name = "SigIgn:";
        var ignored = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) : null;
        return ignored is not null && (Convert.ToUInt64(ignored[name.Length..].Trim(), 16) & 0b10) != 0;
    }
}
