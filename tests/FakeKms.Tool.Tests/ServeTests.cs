using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tool.Tests;

internal sealed class ServeTests
{
    [Test]
    public async Task It_names_its_endpoint_and_tells_accounts_and_regions_apart()
    {
        await using var tool = await ServedTool.StartAsync("--account", "123456789012", "--region", "eu-west-1", "--caller", "OTHER=444455556666");
        var second = await tool.ReadLineAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(second, Is.EqualTo($"Timeline at {tool.Endpoint}_fakekms/"));
        Assert.That(await NewKeyArn(tool, "ANYBODY", "eu-west-1"), Does.StartWith("arn:aws:kms:eu-west-1:123456789012:key/"));
        Assert.That(await NewKeyArn(tool, "OTHER", "us-east-2"), Does.StartWith("arn:aws:kms:us-east-2:444455556666:key/"));
    }

    [Test]
    public async Task It_checks_signatures_when_it_is_asked_to()
    {
        await using var tool = await ServedTool.StartAsync(
            "--check-signatures", "--caller", "AKIABOB:bob's/secret=", "--caller", "AKIAEVE:eve's=secret=444455556666");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await NewKeyArn(tool, "AKIABOB", "us-east-1", "bob's/secret="), Does.StartWith("arn:aws:kms:us-east-1:111122223333:key/"));
        Assert.That(await NewKeyArn(tool, "AKIAEVE", "us-east-1", "eve's=secret"), Does.StartWith("arn:aws:kms:us-east-1:444455556666:key/"));
        Assert.That(
            async () => await NewKeyArn(tool, "AKIABOB", "us-east-1", "eve's=secret"),
            Throws.InstanceOf<AmazonKeyManagementServiceException>().With.Property("ErrorCode").EqualTo("InvalidSignatureException"));
    }

    [Test]
    public async Task It_checks_signatures_of_today_beside_a_clock_of_its_own()
    {
        await using var tool = await ServedTool.StartAsync("--check-signatures", "--caller", "AKIABOB:secret", "--clock", "2020-01-01");

        Assert.That(await NewKeyArn(tool, "AKIABOB", "us-east-1", "secret"), Does.StartWith("arn:aws:kms:us-east-1:111122223333:key/"));
    }

    [Test]
    public async Task It_serves_an_external_key_store_proxy_when_it_is_asked_to()
    {
        await using var tool = await ServedTool.StartAsync("--xks-port", "0", "--seed", "1");
        var line = (await tool.ReadLineAsync()).Split(' ');
        using var http = new HttpClient { BaseAddress = new Uri(line[1]) };
        using var prefixed = await http.PostAsync(new Uri("/example/uri/path/prefix/kms/xks/v1/keys/enabled/metadata", UriKind.Relative), null);
        using var bare = await http.PostAsync(new Uri("/kms/xks/v1/keys/enabled/metadata", UriKind.Relative), null);

        using var scope = Assert.EnterMultipleScope();
        Assert.That(line[0], Is.EqualTo("xks:"));
        Assert.That(line[2..], Has.Length.EqualTo(2));
        Assert.That(line[2], Does.Match("^[A-Z2-7]{20}$"));
        Assert.That(line[3], Does.Match("^[a-zA-Z0-9/+=]{44}$"));
        Assert.That(prefixed.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(bare.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task It_listens_on_127_0_0_1_only()
    {
        await using var tool = await ServedTool.StartAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(Listeners(tool.Endpoint.Port), Is.EqualTo([IPAddress.Loopback]));
        Assert.That(tool.Error, Is.Empty);
    }

    [Test]
    public async Task Its_proxy_listens_on_127_0_0_1_only_and_serves_no_other_Host()
    {
        await using var tool = await ServedTool.StartAsync("--xks-port", "0");
        var proxy = new Uri((await tool.ReadLineAsync()).Split(' ')[1]);
        using var request = new HttpRequestMessage(HttpMethod.Post, proxy) { Headers = { Host = "evil.example" } };
        using var answer = await tool.Http.SendAsync(request);

        using var scope = Assert.EnterMultipleScope();
        Assert.That(Listeners(proxy.Port), Is.EqualTo([IPAddress.Loopback]));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task It_listens_elsewhere_with_a_warning()
    {
        await using var tool = await ServedTool.StartAsync("--listen", "0.0.0.0");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(Listeners(tool.Endpoint.Port), Is.EqualTo([IPAddress.Any]));
        Assert.That(tool.Error, Does.StartWith("Warning: it listens on 0.0.0.0, not on this machine alone."));
    }

    [TestCase("--host")]
    [TestCase("--allow-host")]
    public async Task It_is_called_by_other_names_when_it_is_told_them(string option)
    {
        await using var tool = await ServedTool.StartAsync(option, "kms.test");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await StatusFor(tool, "kms.test"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusFor(tool, "evil.example"), Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task It_lets_policies_decide_when_it_is_strict()
    {
        var policy = await TestFile.WriteAsync("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*"}}""");
        await using var tool = await ServedTool.StartAsync("--strict", "--policy", $"AKIAREADER={policy}", "--caller", "AKIAREADER=444455556666");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await NewKeyArn(tool, "anybody", "us-east-1"), Does.Contain(":111122223333:key/"), "Who has no policy is an administrator.");
        Assert.That(async () => await NewKeyArn(tool, "AKIAREADER", "us-east-1"), Throws.InstanceOf<AmazonKeyManagementServiceException>().With.Message.EqualTo(
            "User: arn:aws:iam::444455556666:user/AKIAREADER is not authorized to perform: kms:CreateKey on resource: * " +
            "because no identity-based policy allows the kms:CreateKey action"));
    }

    [Test]
    public async Task It_begins_with_the_keys_of_a_file()
    {
        await using var other = FakeKmsServer.Start(k => k.StartingAt(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).WithKey("alias/cards"));
        var file = await TestFile.WriteAsync(other.KeysToJson());
        await using var tool = await ServedTool.StartAsync("--keys", file);
        using var client = tool.Client();

        Assert.That((await client.DescribeKeyAsync("alias/cards")).KeyMetadata.Arn, Is.EqualTo(other.Key("alias/cards").Arn));
    }

    [Test]
    public async Task The_same_seed_gives_the_same_keys()
    {
        await using var one = await ServedTool.StartAsync("--seed", "-7");
        await using var other = await ServedTool.StartAsync("--seed", "-7");

        Assert.That(await NewKeyArn(one, "test", "us-east-1"), Is.EqualTo(await NewKeyArn(other, "test", "us-east-1")));
    }

    [Test]
    public async Task It_stops_with_0_when_it_is_told_to() => Assert.That(await (await ServedTool.StartAsync()).StopAsync(), Is.Zero);

    [TestCase("--port")]
    [TestCase("--xks-port")]
    public async Task It_says_that_a_port_is_in_use(string option)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        var run = await ToolRun.OfAsync(["serve", .. option == "--port" ? Array.Empty<string>() : ["--port", "0"], option, port]);

        Assert.That(run, Is.EqualTo(new ToolRun(1, "", $"Port {port} on 127.0.0.1 is in use. Choose another one with {option}.{Environment.NewLine}")));
    }

    [Test]
    public async Task It_says_that_an_address_is_not_one_of_this_machine()
    {
        var run = await ToolRun.OfAsync("serve", "--port", "0", "--listen", "192.0.2.1");

        using var scope = Assert.EnterMultipleScope();
        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "")));
        Assert.That(run.Error, Does.StartWith("Nothing can listen on 192.0.2.1: ").And.Contain("Choose an address of this machine with --listen."));
    }

    private static IEnumerable<IPAddress> Listeners(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
        .Where(listener => listener.Port == port).Select(listener => listener.Address);

    private static async Task<HttpStatusCode> StatusFor(ServedTool tool, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "health") { Headers = { Host = host } };
        using var answer = await tool.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<string> NewKeyArn(ServedTool tool, string accessKeyId, string region, string secret = "any")
    {
        using var client = tool.Client(accessKeyId, region, secret);
        return (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.Arn;
    }
}
