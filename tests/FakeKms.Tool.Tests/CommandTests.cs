using System.Text.Json.Nodes;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace FakeKms.Tool.Tests;

/// <summary>The commands for a running fake, which is a process of its own.</summary>
internal sealed class CommandTests
{
    [Test]
    public async Task Trail_prints_aligned_lines_or_the_log()
    {
        using var fake = await RunningFake.StartAsync("--clock", "2026-01-01");
        using var client = fake.Client();
        await client.CreateKeyAsync(new CreateKeyRequest());
        var (text, json) = (await fake.CommandAsync("trail"), await fake.CommandAsync("trail", "--format", "json"));

        using var scope = Assert.EnterMultipleScope();
        Assert.That(text.Output, Does.Match(@"^2026-01-01T00:00:00Z  us-east-1  CreateKey  ok  key/[0-9a-f-]{36}  by user/Alice\r?\n$"));
        Assert.That(JsonNode.Parse(json.Output)!["Records"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Advance_moves_the_clock()
    {
        using var fake = await RunningFake.StartAsync("--clock", "2026-01-01");

        Assert.That((string?)(await JsonOf(fake.CommandAsync("advance", "1d12h")))["time"], Is.EqualTo("2026-01-02T12:00:00Z"));
    }

    [Test]
    public async Task Reset_snapshot_and_restore_go_back()
    {
        using var fake = await RunningFake.StartAsync();
        using var client = fake.Client();
        await client.CreateKeyAsync(new CreateKeyRequest());

        using var scope = Assert.EnterMultipleScope();
        Assert.That((int?)(await JsonOf(fake.CommandAsync("snapshot", "one")))["records"], Is.EqualTo(1));
        Assert.That(await fake.CommandAsync("reset"), Is.EqualTo(new ToolRun(0, "", "")));
        Assert.That((int?)(await JsonOf(fake.CommandAsync("health")))["records"], Is.Zero);
        Assert.That((int?)(await JsonOf(fake.CommandAsync("restore", "one")))["records"], Is.EqualTo(1));
    }

    [Test]
    public async Task Fail_makes_calls_fail_as_often_as_it_says()
    {
        using var fake = await RunningFake.StartAsync();
        using var client = fake.Client();
        await JsonOf(fake.CommandAsync(
            "fail", "CreateKey", "--with", "NoSuchException", "--times", "2", "--after", "0", "--by", "user/Alice", "--in-region", "us-east-1",
            "--message", "For a test.", "--status", "418"));

        using var scope = Assert.EnterMultipleScope();
        for (var i = 0; i < 2; i++)
        {
            Assert.That(() => client.CreateKeyAsync(new CreateKeyRequest()), Throws.InstanceOf<AmazonKeyManagementServiceException>()
                .With.Property("ErrorCode").EqualTo("NoSuchException").And.Message.EqualTo("For a test."));
        }
        Assert.That(async () => await client.CreateKeyAsync(new CreateKeyRequest()), Throws.Nothing);
    }

    [Test]
    public async Task Fail_can_mean_one_key()
    {
        using var fake = await RunningFake.StartAsync();
        using var client = fake.Client();
        var one = (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        var other = (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        await JsonOf(fake.CommandAsync("fail", "DescribeKey", "--with", "HTTP503", "--on-key", one));

        Assert.That(async () => await client.DescribeKeyAsync(other), Throws.Nothing);
        Assert.That(async () => await client.DescribeKeyAsync(one), Throws.InstanceOf<AmazonKeyManagementServiceException>());
    }

    [Test]
    public async Task Caller_prints_credentials_that_the_fake_knows()
    {
        using var fake = await RunningFake.StartAsync("--clock", "2026-01-01");
        var credentials = await JsonOf(fake.CommandAsync("caller", "assumed-role/Vault/deploy"));
        using var client = fake.Client(new SessionAWSCredentials(
            (string)credentials["AccessKeyId"]!, (string)credentials["SecretAccessKey"]!, (string)credentials["SessionToken"]!));
        await client.ListKeysAsync(new ListKeysRequest());

        Assert.That((await fake.CommandAsync("trail")).Output, Does.Contain("by assumed-role/Vault/deploy"));
        Assert.That((int?)credentials["Version"], Is.EqualTo(1));
    }

    [Test]
    public async Task Keys_prints_a_file_that_serve_takes()
    {
        using var fake = await RunningFake.StartAsync();
        using var client = fake.Client();
        var arn = (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.Arn;
        var file = await TestFile.WriteAsync((await fake.CommandAsync("keys")).Output);
        using var other = await RunningFake.StartAsync("--keys", file);
        using var again = other.Client();

        Assert.That((await again.DescribeKeyAsync(arn)).KeyMetadata.Arn, Is.EqualTo(arn));
    }

    [Test]
    public async Task What_the_fake_refuses_is_told_with_exit_code_1()
    {
        using var fake = await RunningFake.StartAsync();
        var run = await fake.CommandAsync("advance", "7d");

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.StartWith("The clock of this fake is the machine's own, which nobody can move."));
    }

    [Test]
    public async Task That_nobody_answers_is_told_with_exit_code_1()
    {
        var fake = await RunningFake.StartAsync();
        fake.Dispose();
        var run = await fake.CommandAsync("health");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Error, Does.StartWith($"No fake answers at {fake.Endpoint} (").And.Contain("Start one with fakekms serve, or say where it is with --endpoint."));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("<html></html>")]
    [TestCase("{\"message\":\"None of yours.\"}")]
    public async Task That_somebody_else_answers_is_told_with_exit_code_1(string body)
    {
        await using var other = FakeKmsServer.Start();
        var http = other.OverHttp();
        http.WireMock.Given(Request.Create().WithPath("/_fakekms/reset")).AtPriority(1).RespondWith(Response.Create().WithStatusCode(404).WithBody(body));
        var run = await ToolRun.OfAsync("reset", "--endpoint", http.Endpoint.ToString());

        Assert.That(run, Is.EqualTo(new ToolRun(
            1, "", $"What answers at {http.Endpoint} is no fake of fakekms: it answers with HTTP 404. Say where the fake is with --endpoint.{Environment.NewLine}")));
    }

    private static async Task<JsonNode> JsonOf(Task<ToolRun> command)
    {
        var run = await command;
        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        return JsonNode.Parse(run.Output)!;
    }
}
