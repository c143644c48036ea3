using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Protocol.CloudTrail;

namespace FakeKms.Tests.Engine.Faults;

/// <summary>Faults meet the calls of scenarios and of replays as they meet all others.</summary>
public class ScenarioFaultTests : InMemory
{
    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards");

    [Test]
    public async Task A_step_makes_the_next_call_of_its_script_fail_and_the_one_after_goes_through()
    {
        await Kms.Scenario("one failure")
            .FailNext("Encrypt", KmsFault.KMSInternal, onKey: "alias/cards")
            .Encrypt("alias/cards", "4111", into: "card").Expect<KMSInternalException>()
            .Encrypt("alias/cards", "4111", into: "card")
            .Decrypt(from: "card");
        Assert.That(Kms.Trail.Select(record => $"{record.EventName} {record.ErrorCode}"), Is.EqualTo(new[]
        {
            "Encrypt KMSInternalException", "Encrypt ", "Decrypt ",
        }));
    }

    [Test]
    public async Task A_step_takes_the_name_that_the_script_gives_a_key()
    {
        await Kms.Scenario("a name without alias")
            .CreateKey("mine")
            .FailNext("Encrypt", KmsFault.Throttling, onKey: "mine")
            .Encrypt("alias/cards", "4111")
            .Encrypt("mine", "4111").Expect<AmazonKeyManagementServiceException>("ThrottlingException");
        Assert.That(Kms.Faults.Unfired, Is.Empty);
    }

    [Test]
    public async Task A_failure_of_a_script_that_a_fault_caused_shows_the_step()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        var error = await Assert.CatchAsync(async () => await Kms.Scenario("unprepared").Encrypt("alias/cards", "4111"));
        Assert.That(error!.Message, Does.Contain("ThrottlingException").And.Contain("> 1  Encrypt  alias/cards")
            .And.EndWith("The test made it go wrong: kms.Faults injected ThrottlingException."));
    }

    [Test]
    public async Task A_fault_meets_the_call_of_a_replay()
    {
        await Kms.Scenario("recorded").Encrypt("alias/cards", "4111");
        var log = CloudTrailLog.Parse(Kms.Trail.ToLogJson());
        await using var other = FakeKmsServer.Start();
        other.Faults.FailNext("Encrypt", KmsFault.Throttling);
        await Assert.ThatAsync(async () => await other.Scenario("again").FromCloudTrail(log), Throws.Exception.With.Message.Contains("ThrottlingException"));
        Assert.That(other.Trail.Single().InjectedFault, Is.SameAs(KmsFault.Throttling));
    }

    [Test]
    public async Task Look_ups_meet_no_fault_and_show_nothing_of_one()
    {
        using var always = Kms.Faults.When().Fail(KmsFault.Throttling);
        await Assert.ThatAsync(() => Client.ListKeysAsync(new ListKeysRequest()), Throws.Exception);
        using var trail = new CloudTrailClient(Kms);
        var found = await trail.LookupAsync("{}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.GetRawText(), Does.Contain("ThrottlingException").And.Not.Contain("njected").And.Not.Contain("nvocation").And.Not.Contain("ttempt"));
            Assert.That(Kms.Trail.Single().ToJson(), Does.Not.Contain("njected").And.Not.Contain("nvocation").And.Not.Contain("ttempt"));
            Assert.That(Kms.Faults.Fired, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Nothing_that_is_said_of_a_fault_has_a_secret()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, onKey: "alias/cards", withContext: new Dictionary<string, string> { ["tenant"] = "4222" });
        Kms.Faults.FailNext("Encrypt", KmsFault.LostAnswer);
        KmsCall? seen = null;
        using var hook = Kms.Faults.When("Encrypt").RunAfter(call =>
        {
            seen = call;
            return Task.CompletedTask;
        });
        await Client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new("4111 1111"u8.ToArray()), EncryptionContext = new() { ["tenant"] = "4333" } });
        string[] texts =
        [
            seen!.ToString(), .. Kms.Faults.Fired.Select(fault => fault.ToString()), .. Kms.Faults.Unfired.Select(fault => fault.ToString()),
            .. Kms.Trail.Select(record => record.ToString()), .. Kms.Trail.Attempts().Select(call => call.ToString()),
        ];
        Assert.That(string.Join('\n', texts), Does.Not.Contain("4111").And.Not.Contain("4222").And.Not.Contain("4333"));
    }

    [Test]
    public async Task A_hook_sees_the_context_of_the_source()
    {
        IReadOnlyDictionary<string, string>? seen = null;
        using var hook = Kms.Faults.When("ReEncrypt").Run(call =>
        {
            seen = call.EncryptionContext;
            return Task.CompletedTask;
        });
        await Assert.ThatAsync(
            () => Client.ReEncryptAsync(new ReEncryptRequest
            {
                CiphertextBlob = new([1]),
                DestinationKeyId = "alias/cards",
                SourceEncryptionContext = new() { ["stage"] = "old" },
                DestinationEncryptionContext = new() { ["stage"] = "new" },
            }),
            Throws.InstanceOf<InvalidCiphertextException>());
        Assert.That(seen!["stage"], Is.EqualTo("old"));
    }
}
