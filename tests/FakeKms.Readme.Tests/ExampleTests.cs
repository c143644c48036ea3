using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace FakeKms.Readme.Tests;

internal sealed class ExampleTests
{
    private static string Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return Port(listener);
    }

    [Test]
    public async Task ImportThenDelete_prints_the_calls_and_the_record_of_the_deletion()
    {
        using var program = ExampleProgram.Start("ImportThenDelete");
        var (exitCode, output, error) = await program.EndAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(exitCode, Is.Zero);
        Assert.That(error, Is.Empty);
        Assert.That(output, Does.Match(@"(?m)^2026-01-08T00:00:00Z +us-east-1 +Decrypt +KMSInvalidStateException +key/[0-9a-f-]{36}  by user/Alice\r?$"));
        Assert.That(output, Does.Contain("\"eventName\": \"DeleteImportedKeyMaterial\""));
    }

    [Test]
    public async Task AuditTrail_prints_the_notice_of_the_deletion_the_callers_the_policy_and_the_log_files()
    {
        using var program = ExampleProgram.Start("AuditTrail");
        var (exitCode, output, error) = await program.EndAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(exitCode, Is.Zero);
        Assert.That(error, Is.Empty);
        Assert.That(output, Does.Match("\"detail-type\":\"KMS CMK Deletion\".*\"key-id\":\"[0-9a-f-]{36}\""));
        Assert.That(output, Does.Match(@"(?m) ScheduleKeyDeletion +ok +key/[0-9a-f-]{36}  by user/Mallory\r?$"));
        Assert.That(output, Does.Contain("\"kms:Decrypt\"").And.Contain("\"kms:GenerateDataKey\"").And.Not.Contain("\"kms:ScheduleKeyDeletion\""));
        Assert.That(output, Does.Match(@"(?m)^AWSLogs/111122223333/CloudTrail/us-east-1/2026/01/08/\S+\.json\.gz: DeleteKey\r?$"));
    }

    [Test]
    public async Task Serve_names_its_endpoint_and_tells_accounts_and_regions_apart()
    {
        var port = FreePort();
        using var program = ExampleProgram.Start("Serve", "--port", port, "--account", "123456789012", "--region", "eu-west-1", "--caller", "OTHER=444455556666");
        var ready = await program.ReadLineAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(ready, Is.EqualTo($"FakeKms serves AWS KMS at http://127.0.0.1:{port}/ (account 123456789012, region eu-west-1)"));
        Assert.That(await NewKeyArn(port, "ANYBODY", "eu-west-1"), Does.StartWith("arn:aws:kms:eu-west-1:123456789012:key/"));
        Assert.That(await NewKeyArn(port, "OTHER", "us-east-2"), Does.StartWith("arn:aws:kms:us-east-2:444455556666:key/"));
    }

    [Test]
    public async Task Serve_checks_signatures_when_it_is_asked_to()
    {
        var port = FreePort();
        using var program = ExampleProgram.Start(
            "Serve", "--check-signatures", "--port", port, "--caller", "AKIABOB:bob's/secret=", "--caller", "AKIAEVE:eve's=secret=444455556666");
        await program.ReadLineAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await NewKeyArn(port, "AKIABOB", "us-east-1", "bob's/secret="), Does.StartWith("arn:aws:kms:us-east-1:111122223333:key/"));
        Assert.That(await NewKeyArn(port, "AKIAEVE", "us-east-1", "eve's=secret"), Does.StartWith("arn:aws:kms:us-east-1:444455556666:key/"));
        Assert.That(
            async () => await NewKeyArn(port, "AKIABOB", "us-east-1", "eve's=secret"),
            Throws.InstanceOf<AmazonKeyManagementServiceException>().With.Property("ErrorCode").EqualTo("InvalidSignatureException"));
    }

    [Test]
    public async Task Serve_serves_an_external_key_store_proxy_when_it_is_asked_to()
    {
        var (port, xksPort) = (FreePort(), FreePort());
        using var program = ExampleProgram.Start("Serve", "--port", port, "--xks-port", xksPort, "--seed", "1");
        await program.ReadLineAsync();
        var line = (await program.ReadLineAsync())!.Split(' ');
        using var http = new HttpClient { BaseAddress = new Uri(line[1]) };
        using var prefixed = await http.PostAsync(new Uri("/example/uri/path/prefix/kms/xks/v1/keys/enabled/metadata", UriKind.Relative), null);
        using var bare = await http.PostAsync(new Uri("/kms/xks/v1/keys/enabled/metadata", UriKind.Relative), null);

        using var scope = Assert.EnterMultipleScope();
        Assert.That(line[..2], Is.EqualTo(new[] { "xks:", $"http://127.0.0.1:{xksPort}" }));
        Assert.That(line[2..], Has.Length.EqualTo(2));
        Assert.That(line[2], Does.Match("^[A-Z2-7]{20}$"));
        Assert.That(line[3], Does.Match("^[a-zA-Z0-9/+=]{44}$"));
        Assert.That(prefixed.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(bare.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Serve_says_that_the_port_of_its_proxy_is_in_use()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var program = ExampleProgram.Start("Serve", "--port", FreePort(), "--xks-port", Port(taken));
        var (exitCode, output, error) = await program.EndAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That((exitCode, output), Is.EqualTo((1, "")));
        Assert.That(error, Does.StartWith($"Port {Port(taken)} on 127.0.0.1 is in use. Choose another one with --xks-port."));
    }

    [Test]
    public async Task Serve_listens_on_127_0_0_1_only()
    {
        var port = FreePort();
        using var program = ExampleProgram.Start("Serve", "--port", port);
        await program.ReadLineAsync();

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == int.Parse(port, CultureInfo.InvariantCulture));
        Assert.That(listeners.Select(listener => listener.Address), Is.EqualTo([IPAddress.Loopback]));
    }

    [Test]
    public async Task Serve_shows_its_trail_and_can_be_emptied()
    {
        var port = FreePort();
        using var program = ExampleProgram.Start("Serve", "--port", port);
        await program.ReadLineAsync();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/_fakekms/") };
        await NewKeyArn(port, "test", "us-east-1");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await http.GetStringAsync("trail"), Does.StartWith("{\"Records\":[{").And.Contain("\"eventName\":\"CreateKey\""));
        Assert.That((await http.PostAsync("trail", null)).StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That((await http.GetAsync("reset")).StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That((await http.PostAsync("reset", null)).StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await http.GetStringAsync("trail"), Is.EqualTo("{\"Records\":[]}"));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task Serve_stops_when_it_is_asked_to()
    {
        using var program = ExampleProgram.Start("Serve", "--port", FreePort());
        await program.ReadLineAsync();
        program.Terminate();

        Assert.That((await program.EndAsync()).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Serve_says_that_its_port_is_in_use()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var program = ExampleProgram.Start("Serve", "--port", Port(taken));
        var (exitCode, output, error) = await program.EndAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(output, Is.Empty);
        Assert.That(error, Does.StartWith($"Port {Port(taken)} on 127.0.0.1 is in use."));
    }

    [Test]
    public async Task Serve_lets_policies_decide_when_it_is_strict()
    {
        var policy = await PolicyFile("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*"}}""");
        var port = FreePort();
        using var program = ExampleProgram.Start("Serve", "--port", port, "--strict", "--policy", $"AKIAREADER={policy}", "--caller", "AKIAREADER=444455556666");
        await program.ReadLineAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await NewKeyArn(port, "anybody", "us-east-1"), Does.Contain(":111122223333:key/"), "Who has no policy is an administrator.");
        Assert.That(async () => await NewKeyArn(port, "AKIAREADER", "us-east-1"), Throws.InstanceOf<AmazonKeyManagementServiceException>().With.Message.EqualTo(
            "User: arn:aws:iam::444455556666:user/AKIAREADER is not authorized to perform: kms:CreateKey on resource: * " +
            "because no identity-based policy allows the kms:CreateKey action"));
    }

    [Test]
    public async Task Serve_says_in_one_line_what_is_wrong_with_a_file()
    {
        var none = Path.Combine(TestContext.CurrentContext.WorkDirectory, "no-such-policy.json");
        var wrong = await PolicyFile("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:*"}}""");

        using var scope = Assert.EnterMultipleScope();
        Assert.That(await ErrorOf(none), Does.StartWith($"--policy {none}: Could not find file").And.Contain(none));
        Assert.That(await ErrorOf(wrong), Does.StartWith($"--policy {wrong}: ").And.Contain("is not one that AWS would take. Policy statement must contain resources."));

        static async Task<string> ErrorOf(string file)
        {
            using var program = ExampleProgram.Start("Serve", "--port", "5555", "--strict", "--policy", $"AKIAREADER={file}");
            var (exitCode, output, error) = await program.EndAsync();
            Assert.That((exitCode, output), Is.EqualTo((2, "")));
            return error.TrimEnd().Contains('\n', StringComparison.Ordinal) ? "several lines" : error.TrimEnd();
        }
    }

    [TestCase("", "--port is missing.")]
    [TestCase("--port 5555 --nope 1", "--nope is not an option.")]
    [TestCase("--port 5555 --xks-port 0", "--xks-port 0 is not a number from 1 to 65535.")]
    [TestCase("--port 5555 --xks-port 5555", "--xks-port and --port are both 5555; they must differ.")]
    [TestCase("--port 5555 --caller OTHER", "--caller is neither ACCESSKEY=ACCOUNT nor ACCESSKEY:SECRET.")]
    [TestCase("--port 5555 --caller OTHER=12", "12 is not an account id of twelve digits.")]
    [TestCase("--port 5555 --policy AKIAREADER", "--policy AKIAREADER is not ACCESSKEY=FILE.")]
    [TestCase("--port 5555 --policy AKIAREADER=reader.json", "--policy needs --strict: no policy decides without.")]
    [TestCase("--port 5555 --check-signatures --caller OTHER=444455556666", "--check-signatures needs a --caller ACCESSKEY:SECRET: nobody else could sign.")]
    public async Task Serve_explains_its_options_when_it_is_given_others(string arguments, string mistake)
    {
        using var program = ExampleProgram.Start("Serve", arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var (exitCode, _, error) = await program.EndAsync();

        using var scope = Assert.EnterMultipleScope();
        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.StartWith(mistake).And.Contain("Usage: dotnet run --project examples/Serve"));
    }

    private static async Task<string> PolicyFile(string policy)
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{TestContext.CurrentContext.Test.Name}.json");
        await File.WriteAllTextAsync(file, policy);
        return file;
    }

    private static async Task<string> NewKeyArn(string port, string accessKeyId, string region, string secret = "any")
    {
        var config = new AmazonKeyManagementServiceConfig { ServiceURL = $"http://127.0.0.1:{port}", AuthenticationRegion = region, MaxErrorRetry = 0 };
        using var client = new AmazonKeyManagementServiceClient(new BasicAWSCredentials(accessKeyId, secret), config);
        return (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.Arn;
    }
}
