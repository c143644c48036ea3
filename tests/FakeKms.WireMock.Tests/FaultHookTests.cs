using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.WireMock.Tests;

/// <summary>Code of a test that runs between two calls may make calls of its own, on either lane.</summary>
public class FaultHookTests
{
    private FakeKmsServer kms = null!;

    [SetUp]
    public void StartTheServer() => kms = FakeKmsServer.Start(k => k.WithKey("alias/cards"));

    [TearDown]
    public void StopTheServer() => kms.Dispose();

    [Test]
    public async Task Calls_that_a_hook_makes_do_not_run_it_again([Values] bool isOverHttp, [Values] bool hookIsOverHttp)
    {
        using var client = Client(isOverHttp);
        using var other = Client(hookIsOverHttp);
        var runs = 0;
        using var hook = kms.Faults.When("ListKeys").Run(async _ =>
        {
            Assert.That(++runs, Is.EqualTo(1));
            await other.ListKeysAsync(new ListKeysRequest());
        });
        await client.ListKeysAsync(new ListKeysRequest());
        Assert.That((kms.Trail.Count, kms.Faults.HookErrors.Count), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task Two_hooks_that_call_each_other_come_to_an_end([Values] bool isOverHttp)
    {
        using var client = Client(isOverHttp);
        using var lists = kms.Faults.When("ListKeys").Run(_ => client.ListAliasesAsync(new ListAliasesRequest()));
        using var aliases = kms.Faults.When("ListAliases").RunAfter(_ => client.ListKeysAsync(new ListKeysRequest()));
        await client.ListKeysAsync(new ListKeysRequest());
        Assert.That(kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "ListAliases", "ListKeys", "ListKeys" }));
    }

    [Test]
    public async Task A_hook_runs_a_scenario_over_HTTP_between_two_calls()
    {
        using var client = Client(isOverHttp: true);
        var key = await client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = "alias/cards", KeySpec = DataKeySpec.AES_256 });
        using var hook = kms.Faults.When("Decrypt").Run(_ => kms.OverHttp().Scenario("meanwhile").DisableKey("alias/cards").RunAsync());
        await Assert.ThrowsAsync<DisabledException>(() => client.DecryptAsync(new DecryptRequest { CiphertextBlob = key.CiphertextBlob }));
        Assert.That(kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "GenerateDataKey", "DisableKey", "Decrypt" }));
    }

    [Test]
    public async Task Attempts_over_HTTP_have_their_numbers()
    {
        kms.Faults.FailNext("ListKeys", KmsFault.KMSInternal);
        using var client = kms.OverHttp().CreateClient(config => config.MaxErrorRetry = 1);
        await client.ListKeysAsync(new ListKeysRequest());
        Assert.That(kms.Trail.Attempts("ListKeys").Single().Attempts.Select(attempt => attempt.Attempt), Is.EqualTo(new int?[] { 1, 2 }));
    }

    [Test]
    public void A_server_is_disposed_of_while_somebody_waits_for_an_answer()
    {
        using var client = kms.OverHttp().CreateClient();
        var asked = new TaskCompletionSource();
        using var hook = kms.Faults.When("ListKeys").RunAfter(_ =>
        {
            asked.SetResult();
            return Task.CompletedTask;
        });
        using var never = kms.Faults.When("ListKeys").Fail(KmsFault.Timeout);
        var call = client.ListKeysAsync(new ListKeysRequest());
        Assert.That(asked.Task.Wait(TimeSpan.FromSeconds(30)), Is.True);
        kms.Dispose();
        Assert.That(async () => await call, Throws.Exception);
    }

    private IAmazonKeyManagementService Client(bool isOverHttp) => isOverHttp ? kms.OverHttp().CreateClient() : kms.CreateClient();
}
