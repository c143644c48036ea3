using System.Text;
using FakeKms.Replay.Code.Text;

namespace FakeKms.Replay.Code;

/// <summary>A file with one test.</summary>
internal static class TestFile
{
    private const int Body = 8;

    public static string Of(Script script, KmsScenarioCodeOptions options)
    {
        var file = new StringBuilder();
        file.Append("using Amazon.KeyManagementService;\nusing Amazon.KeyManagementService.Model;\nusing FakeKms;\nusing NUnit.Framework;\n\n");
        if (options.Namespace is { } name) file.Append("namespace ").Append(name).Append(";\n\n");
        file.Append("// Made from CloudTrail records. What no record has is invented: plaintexts, messages, key material, passwords.\n");
        file.Append("public sealed class ").Append(options.ClassName).Append("\n{\n");
        file.Append("    [Test]\n    public async Task ").Append(options.TestName).Append("()\n    {\n");
        Append(file, Server(script));
        foreach (var (variable, code) in script.Variables) Append(file, $"var {variable} = {code};");
        file.Append('\n');
        Append(file, Scenario(script, options));
        foreach (var line in script.Untold) Append(file, CSharpText.Comment(line));
        if (script.Events.Count > 0)
        {
            file.Append('\n');
            Append(file, CodeLayout.Call("kms.Trail.ShouldContainInOrder", [.. script.Events.Select(CSharpText.Of)]) + ";");
        }
        return file.Append("    }\n}\n").ToString();
    }

    private static string Server(Script script)
    {
        var settings = new List<string> { $".StartingAt({CSharpText.Of(script.Start)})" };
        if (script.Home.Region != "us-east-1") settings.Add($".WithRegion({CSharpText.Of(script.Home.Region)})");
        if (script.Home.AccountId != "111122223333") settings.Add($".WithAccountId({CSharpText.Of(script.Home.AccountId)})");
        settings.AddRange(script.Declarations);
        return $"await using var kms = FakeKmsServer.Start(k => k\n{CodeLayout.Indented(string.Join('\n', settings))});";
    }

    private static string Scenario(Script script, KmsScenarioCodeOptions options) =>
        $"await kms.Scenario({CSharpText.Of(options.ScenarioName)})\n{CodeLayout.Indented(string.Join('\n', script.Steps.Select(step => step.Text())))};";

    private static void Append(StringBuilder file, string code) => file.Append(CodeLayout.Indented(code, Body)).Append('\n');
}
