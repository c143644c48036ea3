namespace FakeKms.Tool.Tests;

/// <summary>What is wrong with a command line is said before anything happens.</summary>
internal sealed class UsageTests
{
    [TestCase("", "A command is missing, such as serve.")]
    [TestCase("srve", "Unrecognized command or argument 'srve'.")]
    [TestCase("serve --nope 1", "Unrecognized command or argument '--nope'.")]
    [TestCase("serve --port", "Required argument missing for option: '--port'.")]
    [TestCase("serve --port 5555 --port 5556", "Option '--port' expects a single argument but 2 were provided.")]
    [TestCase("serve --port 65536", "--port: '65536' is not a number from 1 to 65535, nor 0 for a free port.")]
    [TestCase("serve --xks-port x", "--xks-port: 'x' is not a number from 1 to 65535, nor 0 for a free port.")]
    [TestCase("serve --port 5555 --xks-port 5555", "--xks-port and --port are both 5555; they must differ.")]
    [TestCase("serve --account 12", "--account: '12' is not an account id of twelve digits.")]
    [TestCase("serve --region here", "--region: 'here' is no AWS Region; write the code of one, such as eu-central-1.")]
    [TestCase("serve --seed 1.5", "--seed: '1.5' is not a whole number.")]
    [TestCase("serve --listen here", "--listen: 'here' is no IP address; write 127.0.0.1 for this machine alone or 0.0.0.0 for every address.")]
    [TestCase("serve --port 0 --host http://kms", "--host: 'http://kms' in AllowedHosts is no host name; write it without scheme, port and path, such as kms.test.")]
    [TestCase("serve --clock tomorrow", "--clock: 'tomorrow' is neither real nor a time in UTC, such as 2026-01-01 or 2026-01-01T12:00:00Z.")]
    [TestCase("serve --caller OTHER", "--caller is neither ACCESSKEY=ACCOUNT nor ACCESSKEY:SECRET.")]
    [TestCase("serve --caller OTHER=12", "--caller OTHER=12: '12' is not an account id of twelve digits.")]
    [TestCase("serve --caller OTHER:", "--caller OTHER: there is no secret behind the colon.")]
    [TestCase("serve --caller OTHER:=444455556666", "--caller OTHER: there is no secret between the colon and the account; write OTHER=444455556666 for none.")]
    [TestCase("serve --caller OTHER:s=11112222333", "--caller OTHER: what stands behind the last equals sign has 11 digits, and an account id has twelve. If")]
    [TestCase("serve --caller OTHER:s=1111222233334", "--caller OTHER: what stands behind the last equals sign has 13 digits, and an account id has twelve. If")]
    [TestCase("serve --caller A=111122223333 --caller A:secret", "--caller A stands there twice.")]
    [TestCase("serve --policy AKIAREADER", "--policy AKIAREADER is not ACCESSKEY=FILE.")]
    [TestCase("serve --policy AKIAREADER=reader.json", "--policy needs --strict: no policy decides without.")]
    [TestCase("serve --check-signatures --caller OTHER=444455556666", "--check-signatures needs a --caller ACCESSKEY:SECRET: nobody else could sign.")]
    [TestCase("serve --keys no-such-file.json", "--keys no-such-file.json: Could not find file")]
    [TestCase("trail --endpoint localhost:5555", "--endpoint: 'localhost:5555' is no address of a fake; write one such as http://127.0.0.1:5555.")]
    [TestCase("trail --endpoint http://127.0.0.1:5555/kms", "--endpoint: 'http://127.0.0.1:5555/kms' is no address of a fake; write one such as http://127.0.0.1:5555.")]
    [TestCase("trail --format xml", "--format: 'xml' is no format; write text, json, lines, html, mermaid.")]
    [TestCase("fail Encrypt", "Option '--with' is required.")]
    [TestCase("fail Encrypt --with ThrottlingException --times many", "--times: 'many' is not a whole number of 1 or more.")]
    [TestCase("fail Encrypt --with ThrottlingException --times -3", "--times: '-3' is not a whole number of 1 or more.")]
    [TestCase("fail Encrypt --with ThrottlingException --times 0", "--times: '0' is not a whole number of 1 or more.")]
    [TestCase("fail Encrypt --with ThrottlingException --after -3", "--after: '-3' is not a whole number of 0 or more.")]
    [TestCase("advance", "Required argument 'duration' missing for command: 'advance'.")]
    [TestCase("replay", "Required argument 'log' missing for command: 'replay'.")]
    [TestCase("replay log.json --code --format json", "--code stands alone: ")]
    [TestCase("replay log.json --port 0 --format json", "--port and --format contradict each other")]
    public async Task A_mistake_is_told_with_exit_code_2(string arguments, string mistake)
    {
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var run = await ToolRun.OfAsync(words);

        using var scope = Assert.EnterMultipleScope();
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Error, Does.StartWith(mistake).And.EndWith(" --help says more." + Environment.NewLine));
    }

    [Test]
    public async Task A_file_of_policies_is_told_about_in_one_line()
    {
        var wrong = await TestFile.WriteAsync("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:*"}}""");
        var run = await ToolRun.OfAsync("serve", "--strict", "--policy", $"AKIAREADER={wrong}");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error.Split(Environment.NewLine)[0], Does.StartWith($"--policy {wrong}: ").And.EndsWith("Policy statement must contain resources."));
    }

    [Test]
    public async Task The_name_of_a_file_of_policies_is_told_as_it_is()
    {
        var wrong = await TestFile.WriteAsync("none");
        var run = await ToolRun.OfAsync("serve", "--strict", "--policy", $"AKIAREADER={wrong}");

        Assert.That(run.Error, Does.StartWith($"--policy {wrong}: AWS would not take {Path.GetFileName(wrong)} of user AKIAREADER. "));
    }

    [TestCase("--keys", "")]
    [TestCase("--policy", "AKIAREADER=")]
    public async Task A_folder_in_place_of_a_file_is_told_as_one(string option, string before)
    {
        var folder = Directory.CreateTempSubdirectory("fakekms-").FullName;
        var run = await ToolRun.OfAsync("serve", "--strict", option, before + folder);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith($"{option} {folder}: it is a folder; write the name of a file in it."));
    }

    [TestCase("AKIA:hush=123")]
    [TestCase("AKIA:hush=1111222233334")]
    public async Task A_secret_with_half_an_account_is_not_repeated_either(string caller) =>
        Assert.That((await ToolRun.OfAsync("serve", "--caller", caller)).Error, Does.StartWith("--caller AKIA: ").And.Not.Contain("hush"));

    [Test]
    public async Task A_secret_is_not_repeated_in_what_is_wrong() =>
        Assert.That((await ToolRun.OfAsync("serve", "--caller", "AKIA:hush", "--caller", "AKIA:hush")).Error, Does.Not.Contain("hush"));

    [TestCase("serve", "--check-signatures")]
    [TestCase("fail", "--on-key")]
    [TestCase("trail", "--format")]
    [TestCase("replay", "--skip-unreplayable")]
    public async Task Help_names_the_options_of_a_command(string command, string option)
    {
        var run = await ToolRun.OfAsync(command, "--help");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain(option).And.Contain($"fakekms {command}"));
    }

    [Test]
    public async Task Help_names_every_command() => Assert.That(
        (await ToolRun.OfAsync("--help")).Output,
        Does.Contain("serve").And.Contain("replay <log>").And.Contain("trail").And.Contain("advance <duration>").And.Contain("fail <operation>")
            .And.Contain("caller <caller>").And.Contain("reset").And.Contain("snapshot <name>").And.Contain("restore <name>").And.Contain("keys").And.Contain("health"));
}
