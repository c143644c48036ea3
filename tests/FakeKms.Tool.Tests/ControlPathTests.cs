using System.Text.Json.Nodes;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using FakeKms.Tool.Texts;

namespace FakeKms.Tool.Tests;

internal sealed class ControlPathTests
{
    [Test]
    public async Task Health_says_how_the_fake_stands()
    {
        await using var tool = await ServedTool.StartAsync("--clock", "2026-01-01", "--account", "123456789012", "--region", "eu-west-1");
        var health = await Json(tool, "health");

        Assert.That(health.ToJsonString(), Is.EqualTo(
            $"{{\"status\":\"ok\",\"version\":\"{ToolVersion.Text}\",\"account\":\"123456789012\",\"region\":\"eu-west-1\",\"clock\":\"manual\"," +
            "\"time\":\"2026-01-01T00:00:00Z\",\"records\":0,\"lastEventId\":null,\"unfiredFaults\":[],\"mistakes\":[],\"defects\":[]}"));
    }

    [Test]
    public async Task Health_names_the_last_record()
    {
        await using var tool = await ServedTool.StartAsync();
        using var client = tool.Client();
        await client.CreateKeyAsync(new CreateKeyRequest());
        await client.CreateKeyAsync(new CreateKeyRequest());
        var (health, trail) = (await Json(tool, "health"), await Json(tool, "trail"));

        Assert.That(((string?)health["clock"], (int?)health["records"]), Is.EqualTo(("real", 2)));
        Assert.That((string?)health["lastEventId"], Is.EqualTo((string?)trail["Records"]![1]!["eventID"]));
    }

    [TestCase("", "application/json", "{\"Records\":[{")]
    [TestCase("?format=json", "application/json", "{\"Records\":[{")]
    [TestCase("?format=lines", "application/x-ndjson", "{\"eventVersion\"")]
    [TestCase("?format=text", "text/plain", "2026-01-01T00:00:00Z")]
    [TestCase("?format=html", "text/html", "<!DOCTYPE html>")]
    [TestCase("?format=mermaid", "text/plain", "sequenceDiagram")]
    public async Task The_trail_comes_in_every_format(string query, string contentType, string beginning)
    {
        await using var tool = await ServedTool.StartAsync("--clock", "2026-01-01");
        using var client = tool.Client();
        await client.CreateKeyAsync(new CreateKeyRequest());
        using var answer = await tool.Http.GetAsync(new Uri($"trail{query}", UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(contentType));
        Assert.That(body, Does.StartWith(beginning).And.Contain("CreateKey"));
    }

    [Test]
    public async Task Reset_forgets_keys_records_and_faults()
    {
        await using var tool = await ServedTool.StartAsync();
        using var client = tool.Client();
        await client.CreateKeyAsync(new CreateKeyRequest());
        await tool.PostAsync("fail", """{"operation":"CreateKey","with":"Timeout"}""");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await tool.PostAsync("reset"), Is.EqualTo((204, "")));
        Assert.That((await Json(tool, "health"))["unfiredFaults"]!.AsArray(), Is.Empty);
        Assert.That(await tool.Http.GetStringAsync("trail"), Is.EqualTo("{\"Records\":[]}"));
        Assert.That((await client.ListKeysAsync(new ListKeysRequest())).Keys, Is.Null.Or.Empty);
    }

    [Test]
    public async Task Advance_moves_the_clock_and_does_what_is_due()
    {
        await using var tool = await ServedTool.StartAsync("--clock", "2026-01-01T12:00:00Z");
        using var client = tool.Client();
        var key = (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        await client.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key, PendingWindowInDays = 7 });
        var (status, body) = await tool.PostAsync("advance", """{"duration":"7d"}""");

        using var scope = Assert.EnterMultipleScope();
        Assert.That((status, (string?)JsonNode.Parse(body)!["time"]), Is.EqualTo((200, "2026-01-08T12:00:00Z")));
        Assert.That(async () => await client.DescribeKeyAsync(key), Throws.TypeOf<NotFoundException>());
        Assert.That(await tool.Http.GetStringAsync("trail"), Does.Contain("\"eventName\":\"DeleteKey\""));
    }

    [Test]
    public async Task The_clock_of_the_machine_is_not_moved()
    {
        await using var tool = await ServedTool.StartAsync();

        Assert.That(await tool.PostAsync("advance", """{"duration":"7d"}"""), Is.EqualTo((409,
            "{\"message\":\"The clock of this fake is the machine's own, which nobody can move. Start it with a clock of its own: fakekms serve --clock 2026-01-01.\"}")));
    }

    [Test]
    public async Task Restore_brings_back_what_a_snapshot_knew()
    {
        await using var tool = await ServedTool.StartAsync();
        using var client = tool.Client();
        await tool.PostAsync("snapshot", """{"name":"empty"}""");
        var key = (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        await tool.PostAsync("snapshot");
        await tool.PostAsync("restore", """{"name":"empty"}""");
        var none = (await client.ListKeysAsync(new ListKeysRequest())).Keys ?? [];
        await tool.PostAsync("restore");

        Assert.That(none, Is.Empty);
        Assert.That((await client.DescribeKeyAsync(key)).KeyMetadata.KeyId, Is.EqualTo(key));
    }

    [Test]
    public async Task Fail_makes_the_next_calls_fail()
    {
        await using var tool = await ServedTool.StartAsync();
        using var client = tool.Client();
        var (status, body) = await tool.PostAsync("fail", """{"operation":"CreateKey","with":"ThrottlingException","after":1,"times":2,"message":"Slow down."}""");
        await client.CreateKeyAsync(new CreateKeyRequest());

        using var scope = Assert.EnterMultipleScope();
        Assert.That((status, JsonNode.Parse(body)!["unfiredFaults"]!.AsArray().Count), Is.EqualTo((200, 1)));
        for (var i = 0; i < 2; i++) Assert.That(() => client.CreateKeyAsync(new CreateKeyRequest()), Throws.Exception.With.Message.EqualTo("Slow down."));
        Assert.That(async () => await client.CreateKeyAsync(new CreateKeyRequest()), Throws.Nothing);
        Assert.That((await Json(tool, "health"))["unfiredFaults"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Fail_can_mean_one_caller_one_key_and_one_region()
    {
        await using var tool = await ServedTool.StartAsync();
        using var client = tool.Client();
        var key = (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        await client.CreateAliasAsync(new CreateAliasRequest { AliasName = "alias/cards", TargetKeyId = key });
        await tool.PostAsync("fail", """{"operation":"DescribeKey","with":"KMSInternalException","onKey":"alias/cards","by":"user/Bob","inRegion":"us-east-1"}""");
        using var bob = tool.Client(await CredentialsOf(tool, "user/Bob"));

        Assert.That(async () => await client.DescribeKeyAsync(key), Throws.Nothing);
        Assert.That(async () => await bob.DescribeKeyAsync(key), Throws.TypeOf<KMSInternalException>());
    }

    [Test]
    public async Task Caller_gives_credentials_of_somebody()
    {
        await using var tool = await ServedTool.StartAsync();
        using var vault = tool.Client(await CredentialsOf(tool, "assumed-role/Vault/deploy"));
        using var bob = tool.Client(await CredentialsOf(tool, "arn:aws:iam::444455556666:user/division/Bob"));
        await vault.ListKeysAsync(new ListKeysRequest());
        await bob.ListKeysAsync(new ListKeysRequest());
        var records = (await Json(tool, "trail"))["Records"]!.AsArray();

        Assert.That(records.Select(record => (string?)record!["userIdentity"]!["arn"]), Is.EqualTo(new[]
        {
            "arn:aws:sts::111122223333:assumed-role/Vault/deploy", "arn:aws:iam::444455556666:user/division/Bob",
        }));
    }

    [Test]
    public async Task Callers_sign_rightly_where_signatures_are_checked()
    {
        await using var tool = await ServedTool.StartAsync("--check-signatures", "--caller", "AKIABOB:secret", "--clock", "2026-01-01");
        using var vault = tool.Client(await CredentialsOf(tool, "assumed-role/Vault/deploy"));

        Assert.That(async () => await vault.ListKeysAsync(new ListKeysRequest()), Throws.Nothing);
    }

    [Test]
    public async Task Keys_are_those_of_a_file_for_the_next_start()
    {
        await using var first = await ServedTool.StartAsync();
        using var client = first.Client();
        var key = (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.KeyId;
        var file = await TestFile.WriteAsync(await first.Http.GetStringAsync("keys"));
        await using var second = await ServedTool.StartAsync("--keys", file);
        using var other = second.Client();

        Assert.That((await other.DescribeKeyAsync(key)).KeyMetadata.KeyId, Is.EqualTo(key));
    }

    private static async Task<JsonNode> Json(ServedTool tool, string path) => JsonNode.Parse(await tool.Http.GetStringAsync(path))!;

    private static async Task<AWSCredentials> CredentialsOf(ServedTool tool, string caller)
    {
        var (_, body) = await tool.PostAsync("caller", $$"""{"caller":"{{caller}}"}""");
        var given = JsonNode.Parse(body)!;
        var (key, secret) = ((string)given["AccessKeyId"]!, (string)given["SecretAccessKey"]!);
        return (string?)given["SessionToken"] is { } token ? new SessionAWSCredentials(key, secret, token) : new BasicAWSCredentials(key, secret);
    }
}
