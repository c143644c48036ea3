using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios;

public class ScenarioRunTests : InMemory
{
    [Test]
    public async Task Withdrawn_material_makes_ciphertexts_unreadable_until_it_is_imported_again()
    {
        await Kms.Scenario("key material is withdrawn")
            .CreateKey("alias/cards", OriginType.EXTERNAL)
            .ImportKeyMaterial("alias/cards", expiresAfter: TimeSpan.FromDays(30))
            .Encrypt("alias/cards", "4111 1111 1111 1111", into: "card")
            .DeleteImportedKeyMaterial("alias/cards")
            .Decrypt(from: "card").Expect<KMSInvalidStateException>()
            .ImportKeyMaterial("alias/cards")
            .Decrypt(from: "card");

        var deletion = Kms.Trail.Single(record => record.EventName == "DeleteImportedKeyMaterial");
        var decryptions = Kms.Trail.Where(record => record.EventName == "Decrypt").Select(record => record.ErrorCode);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(deletion.Aliases, Does.Contain("alias/cards"));
            Assert.That(decryptions, Is.EqualTo((string?[])["KMSInvalidStateException", null]));
        }
    }

    [Test]
    public async Task Nothing_happens_before_the_script_is_awaited()
    {
        var scenario = Kms.Scenario("later").ListKeys();
        Assert.That(Kms.Trail, Is.Empty);

        await scenario;
        Assert.That(Kms.Trail, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_script_runs_once()
    {
        var scenario = Kms.Scenario("once").ListKeys();
        await scenario;

        Assert.That(() => scenario.RunAsync(), Throws.InvalidOperationException.With.Message.EqualTo(
            "The scenario \"once\" has run already. A script runs once and cannot be changed afterwards; begin another one."));
    }

    [Test]
    public async Task A_script_that_has_run_takes_no_further_steps()
    {
        var scenario = Kms.Scenario("once").ListKeys();
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => scenario.ListKeys(), Throws.InvalidOperationException.With.Message.Contains("has run already"));
            Assert.That(() => scenario.Expect<Exception>(), Throws.InvalidOperationException.With.Message.Contains("has run already"));
        }
    }

    [Test]
    public async Task Cancellation_ends_the_script_between_two_steps()
    {
        using var source = new CancellationTokenSource();
        var scenario = Kms.Scenario("cancelled").ListKeys().Do(_ => source.CancelAsync()).ListKeys();

        await Assert.ThrowsAsync<OperationCanceledException>(() => scenario.RunAsync(source.Token));
        Assert.That(Kms.Trail, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cancellation_is_not_a_failure_that_a_script_can_expect()
    {
        using var source = new CancellationTokenSource();
        var scenario = Kms.Scenario("cancelled").Do(async _ =>
        {
            await source.CancelAsync();
            source.Token.ThrowIfCancellationRequested();
        }).Expect<OperationCanceledException>();

        await Assert.ThrowsAsync<OperationCanceledException>(() => scenario.RunAsync(source.Token));
    }

    [Test]
    public async Task Steps_call_as_the_caller_named_before_them()
    {
        var auditor = KmsCaller.IamUser("auditor").WithAccessKeyId("AKIAAUDITOR");
        await Kms.Scenario("callers").ListKeys().As(auditor).ListKeys().Do("by hand", client => client.ListKeysAsync(new ListKeysRequest()));

        Assert.That(Kms.Trail.Select(record => record.UserIdentity.UserName), Is.EqualTo((string?[])[Kms.Caller.Name, "auditor", "auditor"]));
    }

    [Test]
    public async Task Advance_moves_the_clock_of_the_server()
    {
        var before = Kms.Clock.GetUtcNow();
        await Kms.Scenario("time").Advance(TimeSpan.FromDays(3));

        Assert.That(Kms.Clock.GetUtcNow() - before, Is.EqualTo(TimeSpan.FromDays(3)));
    }

    [Test]
    public async Task Expected_failures_can_be_told_by_type_code_and_message() => await Kms.Scenario("expectations")
        .CreateKey("alias/a").DisableKey("alias/a")
        .Encrypt("alias/a", "text").Expect<DisabledException>(errorCode: "DisabledException", messageContains: "is disabled")
        .Encrypt("alias/a", "text").Expect<AmazonKeyManagementServiceException>();

    [Test]
    public void Expect_needs_one_step_before_it()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => Kms.Scenario("none").Expect<Exception>(), Throws.InvalidOperationException);
            Assert.That(() => Kms.Scenario("two").ListKeys().Expect<Exception>().Expect<Exception>(), Throws.InvalidOperationException);
        }
    }
}
