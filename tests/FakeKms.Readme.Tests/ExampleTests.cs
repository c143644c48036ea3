using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace FakeKms.Readme.Tests;

internal sealed class ExampleTests
{
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
    public async Task Serve_is_the_host_of_the_tool_with_its_flags()
    {
        using var program = ExampleProgram.Start("Serve", "--port", "0", "--account", "123456789012", "--allow-host", "kms.test");
        var ready = await program.ReadLineAsync();
        var endpoint = ready!.Split(' ')[5];

        Assert.That(ready, Is.EqualTo($"FakeKms serves AWS KMS at {endpoint} (account 123456789012, region us-east-1)"));
        Assert.That(await NewKeyArn(endpoint), Does.StartWith("arn:aws:kms:us-east-1:123456789012:key/"));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task Serve_stops_when_it_is_asked_to()
    {
        using var program = ExampleProgram.Start("Serve", "--port", "0");
        await program.ReadLineAsync();
        program.Terminate();

        Assert.That((await program.EndAsync()).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Serve_tells_what_is_wrong_with_its_flags()
    {
        using var program = ExampleProgram.Start("Serve", "--nope");
        var (exitCode, _, error) = await program.EndAsync();

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.StartWith("Unrecognized command or argument '--nope'."));
    }

    private static async Task<string> NewKeyArn(string endpoint)
    {
        var config = new AmazonKeyManagementServiceConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 };
        using var client = new AmazonKeyManagementServiceClient(new BasicAWSCredentials("test", "any"), config);
        return (await client.CreateKeyAsync(new CreateKeyRequest())).KeyMetadata.Arn;
    }
}
