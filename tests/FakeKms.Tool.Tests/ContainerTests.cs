using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FakeKms.Tool.Tests;

/// <summary>What an image of the tool is made of. The image itself is built where there is a registry.</summary>
internal sealed class ContainerTests
{
    [Test]
    public async Task The_image_has_a_port_a_user_and_a_command()
    {
        var properties = await AskAsync(
            "-getProperty:ContainerRepository,ContainerBaseImage,ContainerUser,ContainerWorkingDirectory,ContainerImageTag,Version,RollForward,InvariantGlobalization",
            "-getItem:ContainerPort,ContainerAppCommand,ContainerDefaultArgs");
        var (values, items) = (properties["Properties"]!, properties["Items"]!);

        using var scope = Assert.EnterMultipleScope();
        Assert.That((string?)values["ContainerRepository"], Is.EqualTo("fakekms"));
        Assert.That((string?)values["ContainerBaseImage"], Is.EqualTo("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled"));
        Assert.That((string?)values["ContainerUser"], Is.EqualTo("1654"), "Not root, by number.");
        Assert.That((string?)values["ContainerWorkingDirectory"], Is.EqualTo("/app"));
        Assert.That((string?)values["ContainerImageTag"], Is.EqualTo((string?)values["Version"]));
        Assert.That((string?)values["RollForward"], Is.EqualTo("Major"), "The base image has a later runtime.");
        Assert.That((string?)values["InvariantGlobalization"], Is.EqualTo("true"), "The base image has no ICU.");
        Assert.That(Names(items["ContainerPort"]!), Is.EqualTo(["5555"]));
        Assert.That(Names(items["ContainerAppCommand"]!), Is.EqualTo(["dotnet", "/app/FakeKms.Tool.dll"]));
        Assert.That(Names(items["ContainerDefaultArgs"]!), Is.EqualTo(["serve", "--listen", "0.0.0.0"]));
    }

    [Test]
    public async Task The_arguments_of_the_image_serve_the_fake()
    {
        await using var tool = await ServedTool.RunAsync(["serve", "--listen", "0.0.0.0", "--port", "0"]);

        Assert.That(await tool.Http.GetStringAsync("health"), Does.StartWith("{\"status\":\"ok\""));
    }

    private static IEnumerable<string?> Names(JsonNode items) => items.AsArray().Select(item => (string?)item!["Identity"]);

    private static async Task<JsonNode> AskAsync(params string[] questions)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(TestProject.Root, "src", "FakeKms.Tool", "FakeKms.Tool.csproj"), .. questions])
        {
            RedirectStandardOutput = true,
        };
        using var msbuild = Process.Start(start)!;
        var output = await msbuild.StandardOutput.ReadToEndAsync();
        await msbuild.WaitForExitAsync();
        Assert.That(msbuild.ExitCode, Is.Zero, output);
        return JsonNode.Parse(output)!;
    }
}
