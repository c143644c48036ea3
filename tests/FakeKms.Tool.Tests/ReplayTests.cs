using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tool.Tests;

internal sealed class ReplayTests
{
    [Test]
    public async Task It_prints_the_trail_made_again()
    {
        var (log, production) = await LogAsync();
        var run = await ToolRun.OfAsync("replay", log);

        Assert.That(run, Is.EqualTo(new ToolRun(0, production, "")));
    }

    [Test]
    public async Task It_prints_the_trail_in_another_format()
    {
        var (log, _) = await LogAsync();
        var run = await ToolRun.OfAsync("replay", log, "--format", "json");

        Assert.That(run.Output, Does.StartWith("{\"Records\":[{").And.Contain("\"eventName\":\"ScheduleKeyDeletion\""));
    }

    [Test]
    public async Task It_prints_the_test_that_makes_the_calls_again()
    {
        var (log, _) = await LogAsync();
        var run = await ToolRun.OfAsync("replay", log, "--code");

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain("[Test]").And.Contain(".CreateKey(").And.Contain(".ScheduleKeyDeletion("));
    }

    [Test]
    public async Task It_serves_the_keys_that_the_log_leaves()
    {
        var (log, _) = await LogAsync();
        await using var tool = await ServedTool.RunAsync(["replay", log, "--port", "0"]);
        using var client = tool.Client();
        var key = (await client.ListKeysAsync(new ListKeysRequest())).Keys.Single().KeyId;
        await tool.PostAsync("advance", """{"duration":"7d"}""");

        Assert.That((await client.ListKeysAsync(new ListKeysRequest())).Keys, Is.Null.Or.Empty);
        Assert.That(await tool.Http.GetStringAsync("trail"), Does.Contain(key).And.Contain("\"eventName\":\"DeleteKey\""));
    }

    [Test]
    public async Task A_reset_goes_back_to_what_the_log_leaves()
    {
        var (log, _) = await LogAsync();
        await using var tool = await ServedTool.RunAsync(["replay", log, "--port", "0"]);
        using var client = tool.Client();
        var (key, trail) = ((await client.ListKeysAsync(new ListKeysRequest())).Keys.Single().KeyId, (await tool.CommandAsync("trail")).Output);
        await client.CancelKeyDeletionAsync(new CancelKeyDeletionRequest { KeyId = key });
        await tool.CommandAsync("fail", "ListKeys", "--with", "ThrottlingException");
        var run = await tool.CommandAsync("reset");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(run, Is.EqualTo(new ToolRun(0, "", "")));
        Assert.That((await client.ListKeysAsync(new ListKeysRequest())).Keys.Select(left => left.KeyId), Is.EqualTo(new[] { key }));
        Assert.That((await tool.CommandAsync("trail")).Output, Is.EqualTo(trail));
    }

    [Test]
    public async Task It_says_what_it_left_out()
    {
        var (log, _) = await LogAsync(denied: true);
        var run = await ToolRun.OfAsync("replay", log);

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Does.StartWith("Skipped: ").And.Contain("Throttling"));
    }

    [Test]
    public async Task It_gives_up_on_what_cannot_be_made_again_unless_that_is_left_out()
    {
        await using var kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));
        using var client = kms.CreateClient();
        var card = await client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new MemoryStream([1]) });
        await client.DecryptAsync(new DecryptRequest { CiphertextBlob = card.CiphertextBlob });
        var log = JsonNode.Parse(kms.Trail.ToLogJson())!;
        log["Records"]![1]!.AsObject().Remove("resources");
        var file = await TestFile.WriteAsync(log.ToJsonString());
        var (refused, skipped) = (await ToolRun.OfAsync("replay", file), await ToolRun.OfAsync("replay", file, "--skip-unreplayable"));

        Assert.That((refused.ExitCode, refused.Output), Is.EqualTo((1, "")));
        Assert.That(refused.Error, Does.Contain("Decrypt").And.EndWith($"--skip-unreplayable leaves out what cannot be made again.{Environment.NewLine}"));
        Assert.That(skipped.ExitCode, Is.Zero);
        Assert.That(skipped.Error, Does.StartWith("Skipped: ").And.Contain("Decrypt"));
    }

    [Test]
    public async Task It_says_that_a_file_is_not_there()
    {
        var run = await ToolRun.OfAsync("replay", "no-such-log.json.gz");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.Contain("no-such-log.json.gz"));
    }

    [TestCase("this is no log", "")]
    [TestCase("{\"Records\":[]}", "There is no record of KMS in the log.")]
    public async Task It_says_that_a_file_is_no_log(string text, string message)
    {
        var run = await ToolRun.OfAsync("replay", await TestFile.WriteAsync(text));

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.StartWith(message).And.Length.GreaterThan(10));
    }

    // The log as it lies in a bucket, and the lines that its records make.
    private static async Task<(string Log, string Lines)> LogAsync(bool denied = false)
    {
        await using var kms = FakeKmsServer.Start(k => k.StartingAt(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        using var client = kms.CreateClient();
        var key = (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        if (denied)
        {
            kms.Faults.FailNext("DescribeKey", KmsFault.Throttling);
            Assert.That(async () => await client.DescribeKeyAsync(key), Throws.Exception);
        }
        kms.Advance(TimeSpan.FromMinutes(1));
        await client.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key, PendingWindowInDays = 7 });
        var folder = Directory.CreateTempSubdirectory("fakekms-").FullName;
        foreach (var file in kms.Trail.ToLogFiles()) file.WriteTo(folder);
        return (folder, kms.Trail.ToString());
    }
}
