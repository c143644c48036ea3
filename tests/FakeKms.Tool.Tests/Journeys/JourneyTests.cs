using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FakeKms.Tool.Tests.Journeys;

/// <summary>Other clients use callers, clock and faults of a running fake through its control paths. What a machine lacks is skipped.</summary>
internal sealed class JourneyTests
{
    private static readonly string Scripts = Path.Combine(AppContext.BaseDirectory, "Journeys");

    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "FakeKms.Tool.dll");

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task The_AWS_CLI_goes_through_it()
    {
        await NeedsAsync("The AWS CLI is not here: pip install awscli.", "aws", "--version");
        await NeedsAsync("There is no bash.", "bash", "--version");
        await GoAsync("bash", Path.Combine(Scripts, "journey.sh"), "{endpoint}", "dotnet", Tool);
    }

    [Test]
    public async Task Boto3_goes_through_it()
    {
        await NeedsAsync("boto3 is not here: pip install boto3.", "python3", "-c", "import boto3");
        await GoAsync("python3", Path.Combine(Scripts, "journey.py"), "{endpoint}");
    }

    [Test]
    public async Task The_AWS_SDK_for_JavaScript_goes_through_it()
    {
        await NeedsAsync("Node.js is not here.", "node", "--version");
        var modules = await ClientOfNpmAsync();
        await GoAsync("node", Path.Combine(Scripts, "journey.mjs"), "{endpoint}", modules);
    }

    private static async Task GoAsync(string program, params string[] arguments)
    {
        using var fake = await RunningFake.StartAsync("--clock", "2026-01-01");
        var journey = await RunAsync(program, [.. arguments.Select(argument => argument == "{endpoint}" ? fake.Endpoint.ToString() : argument)]);
        var log = JsonNode.Parse((await fake.CommandAsync("trail", "--format", "json")).Output)!["Records"]!.AsArray();
        var records = log.Select(record => (By: (string?)record!["userIdentity"]?["arn"], Event: (string?)record["eventName"], Error: (string?)record["errorCode"])).ToArray();

        const string Vault = "arn:aws:sts::111122223333:assumed-role/Vault/deploy";
        using var scope = Assert.EnterMultipleScope();
        Assert.That((journey.ExitCode, journey.Output.Trim()), Is.EqualTo((0, "done")), journey.Error);
        Assert.That(records.Count(record => record == (Vault, "Encrypt", "KMSInternalException")), Is.EqualTo(2));
        Assert.That(records, Has.Member((Vault, "Encrypt", (string?)null)));
        Assert.That(records, Has.Exactly(1).EqualTo(("arn:aws:iam::111122223333:user/Bob", "Decrypt", "ThrottlingException")));
        Assert.That(records.Select(record => record.Event), Has.Exactly(1).EqualTo("DeleteKey"));
    }

    // It is kept in obj, for the next run. FAKEKMS_OFFLINE=true: nothing is fetched.
    private static async Task<string> ClientOfNpmAsync()
    {
        var folder = Path.Combine(TestProject.Folder, "obj", "npm");
        var installed = Path.Combine(folder, "node_modules", "@aws-sdk", "client-kms", "package.json");
        if (!File.Exists(installed))
        {
            if (Environment.GetEnvironmentVariable("FAKEKMS_OFFLINE") == "true") Assert.Ignore("@aws-sdk/client-kms is not here, and FAKEKMS_OFFLINE is set.");
            var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            await NeedsAsync("npm is not here.", npm, "--version");
            await NeedsAsync(
                "npm does not get @aws-sdk/client-kms.", npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, "@aws-sdk/client-kms@3");
        }
        return installed;
    }

    private static async Task NeedsAsync(string otherwise, string program, params string[] arguments)
    {
        try
        {
            if ((await RunAsync(program, arguments)).ExitCode == 0) return;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No such program.
        }
        Assert.Ignore(otherwise);
    }

    private static async Task<ToolRun> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new ToolRun(process.ExitCode, await output, await error);
    }
}
