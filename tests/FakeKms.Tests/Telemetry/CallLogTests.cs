using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;

namespace FakeKms.Tests.Telemetry;

/// <summary>One line for each call, by operation.</summary>
public sealed class CallLogTests : InMemory
{
    private const string Alice = "arn:aws:iam::111122223333:user/Alice";

    private readonly LogCollector log = new();

    private string KeyArn => Kms.Key("alias/cards").Arn;

    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards").WithLogging(log);

    [Test]
    public async Task A_call_that_succeeds_is_information_in_the_category_of_its_operation()
    {
        await Client.EncryptTextAsync("alias/cards", "4111 1111 1111 1111");

        var line = log.Lines.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((line.Category, line.Level, line.Id.Name), Is.EqualTo(("FakeKms.Calls.Encrypt", LogLevel.Information, "CallSucceeded")));
            Assert.That(line.Text, Is.EqualTo(
                $"Encrypt by {Alice} in us-east-1 on [{KeyArn}] succeeded at 2026-01-01T00:00:00Z, request {Kms.Trail[0].RequestID}"));
        }
    }

    [Test]
    public async Task The_parts_of_a_line_are_members_of_it()
    {
        await Client.DescribeKeyAsync("alias/cards");

        var members = log.Lines.Single().Members;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(members["Operation"], Is.EqualTo("DescribeKey"));
            Assert.That(members["Caller"], Is.EqualTo(Alice));
            Assert.That(members["Region"], Is.EqualTo("us-east-1"));
            Assert.That(members["Resources"], Is.EqualTo(KeyArn));
            Assert.That(members["Time"], Is.EqualTo(Pinned.Start));
            Assert.That(members["RequestId"], Is.EqualTo(Kms.Trail[0].RequestID));
        }
    }

    [Test]
    public async Task The_time_is_that_of_the_server_s_clock()
    {
        Kms.Advance(TimeSpan.FromDays(1));

        await Client.DescribeKeyAsync("alias/cards");

        Assert.That(log.Lines.Single().Members["Time"], Is.EqualTo(Pinned.Start.AddDays(1)));
    }

    [Test]
    public async Task A_call_about_no_key_names_none()
    {
        await Client.ListKeysAsync(new ListKeysRequest());

        Assert.That(log.Lines.Single().Text, Does.StartWith($"ListKeys by {Alice} in us-east-1 on [] succeeded"));
    }

    [Test]
    public async Task A_call_about_two_keys_names_both()
    {
        var other = await Client.CreateSymmetricKeyAsync();
        var blob = await Client.EncryptTextAsync("alias/cards", "4111 1111 1111 1111");

        await Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = other });

        Assert.That(log.Lines[^1].Members["Resources"], Is.EqualTo($"{KeyArn}, {Kms.Key(other).Arn}"));
    }

    [Test]
    public async Task A_service_goes_by_its_name()
    {
        using var service = Kms.CreateClient(KmsCaller.AwsService("dsql.amazonaws.com"));

        await service.DescribeKeyAsync(KeyArn);

        Assert.That(log.Lines.Single().Members["Caller"], Is.EqualTo("dsql.amazonaws.com"));
    }

    [Test]
    public async Task A_call_that_fails_is_a_warning_with_the_error_code_of_the_SDK()
    {
        using var foreigner = Kms.CreateClient(KmsCaller.IamUser("Zoe").WithAccountId("444455556666"));

        var error = await ErrorOf(() => foreigner.DescribeKeyAsync(KeyArn));

        var line = log.Lines.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Does.StartWith("AccessDeniedException"));
            Assert.That((line.Level, line.Id.Name, line.Members["ErrorCode"]), Is.EqualTo((LogLevel.Warning, "CallFailed", "AccessDeniedException")));
        }
    }

    [Test]
    public async Task The_text_of_an_error_is_not_repeated()
    {
        var error = await ErrorOf(() => Client.DescribeKeyAsync("not-a-key-<é>"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Does.Contain("not-a-key"));
            Assert.That(log.Lines.Single().Everything, Does.Contain("failed with").And.Not.Contain("not-a-key"));
        }
    }

    [Test]
    public async Task Each_attempt_of_a_client_that_retries_has_a_line_of_its_own()
    {
        Kms.Faults.FailNext("DescribeKey", KmsFault.KMSInternal);
        using var patient = Kms.CreateClient(config => config.MaxErrorRetry = 1);

        await patient.DescribeKeyAsync("alias/cards");

        Assert.That(log.Lines.Select(line => line.Id.Name), Is.EqualTo(new[] { "FaultInjected", "CallSucceeded" }));
    }

    [Test]
    public async Task A_request_that_is_no_call_is_refused_in_a_line_that_repeats_nothing_of_it()
    {
        using var http = RawHttp.To(Kms);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{}", Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.Add("X-Amz-Target", "TrentService.MySecretOperation");

        using var answer = await http.SendAsync(request);

        var line = log.Lines.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((line.Category, line.Level, line.Id.Name), Is.EqualTo(("FakeKms.Calls", LogLevel.Warning, "RequestRefused")));
            Assert.That(line.Text, Does.StartWith("_OTHER was refused with UnknownOperationException"));
            Assert.That(line.Everything, Does.Not.Contain("MySecret"));
        }
    }

    [Test]
    public async Task A_wrong_signature_has_a_line_though_it_has_no_record()
    {
        var checkedLog = new LogCollector();
        using var kms = Pinned.Server(k => k.WithSignatureCheck().WithLogging(checkedLog));
        using var client = OwnClient.Of(kms, new BasicAWSCredentials(kms.CredentialsOf(kms.Caller).GetCredentials().AccessKey, "wrong"));

        var error = await ErrorOf(() => client.ListKeysAsync(new ListKeysRequest()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kms.Trail, Is.Empty);
            Assert.That(checkedLog.Lines.Single().Category, Is.EqualTo("FakeKms.Calls.ListKeys"));
            Assert.That(checkedLog.Lines.Single().Members["ErrorCode"], Is.EqualTo(error.Split(':')[0]));
        }
    }

    [Test]
    public async Task LookupEvents_is_no_call_of_KMS()
    {
        using var http = RawHttp.To(Kms);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("{}", Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.Add("X-Amz-Target", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents");

        using var answer = await http.SendAsync(request);

        Assert.That(log.Lines, Is.Empty);
    }
}
