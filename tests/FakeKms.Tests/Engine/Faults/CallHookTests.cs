using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Faults;

/// <summary>Code of a test runs between two calls of the code under test.</summary>
public class CallHookTests : InMemory
{
    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards").WithKey("alias/new");

    [Test]
    public async Task A_key_is_disabled_before_the_call_that_needs_it()
    {
        var blob = await Encrypt();
        using var hook = Kms.Faults.When("ReEncrypt").Run(_ => Client.DisableKeyAsync(Kms.Key("alias/new").KeyId));
        Assert.That(
            () => Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = "alias/new" }), Throws.InstanceOf<DisabledException>());
        Assert.That(Kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "Encrypt", "DisableKey", "ReEncrypt" }));
    }

    [Test]
    public async Task A_key_is_rotated_after_the_call_and_before_its_answer()
    {
        using var hook = Kms.Faults.When("GenerateDataKey", onKey: "alias/cards").RunAfter(async call =>
        {
            await Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = call.KeyArns[0] });
        });
        var key = await Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = "alias/cards", KeySpec = DataKeySpec.AES_256 });
        Assert.That(Kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "GenerateDataKey", "RotateKeyOnDemand", "RotateKey" }));
        Assert.That((await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = key.CiphertextBlob })).Plaintext.ToArray(), Is.EqualTo(key.Plaintext.ToArray()));
    }

    [Test]
    public async Task A_request_that_is_not_well_formed_reaches_no_hook()
    {
        var seen = new List<string>();
        using var before = Kms.Faults.When(_ => true).Run(call => { seen.Add(call.Operation); return Task.CompletedTask; });
        using var after = Kms.Faults.When(_ => true).RunAfter(call => { seen.Add(call.Operation); return Task.CompletedTask; });

        var ofItsShape = await ErrorOf(() => Client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new([]) }));
        var ofItsTerms = await ErrorOf(() => Client.DeleteAliasAsync("cards"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ofItsShape, Does.StartWith("ValidationException: 1 validation error detected: Value at 'plaintext'"));
            Assert.That(ofItsTerms, Does.StartWith("ValidationException: Alias must start with the prefix \"alias/\"."));
            Assert.That(seen, Is.Empty);
        }
    }

    [Test]
    public async Task A_hook_runs_a_scenario()
    {
        using var hook = Kms.Faults.When("Encrypt").Run(_ => Kms.Scenario("meanwhile").DisableKey("alias/cards").EnableKey("alias/cards").RunAsync());
        await Encrypt();
        Assert.That(Kms.Trail.Select(record => record.EventName), Is.EqualTo(new[] { "DisableKey", "EnableKey", "Encrypt" }));
    }

    [Test]
    public async Task Calls_that_a_hook_makes_do_not_run_it_again()
    {
        using var hook = Kms.Faults.When("Encrypt").Run(_ => Encrypt());
        await Encrypt();
        Assert.That(Kms.Trail, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_hook_within_a_hook_does_not_run_either_of_them_again()
    {
        List<string> ran = [];
        using var outer = Kms.Faults.When("Encrypt").Run(async _ =>
        {
            ran.Add("outer");
            await Client.GenerateRandomAsync(8);
        });
        using var inner = Kms.Faults.When("GenerateRandom").Run(async _ =>
        {
            ran.Add("inner");
            await Encrypt();
            await Client.GenerateRandomAsync(8);
        });
        await Encrypt();
        Assert.That(ran, Is.EqualTo(new[] { "outer", "inner" }));
    }

    [Test]
    public async Task An_exception_of_a_hook_is_kept_and_the_call_goes_on()
    {
        using var hook = Kms.Faults.When("Encrypt").Run(_ => throw new InvalidOperationException("of the test"));
        await Encrypt();
        Assert.That(Kms.Faults.HookErrors.Single().Message, Is.EqualTo("of the test"));
    }

    [Test]
    public async Task An_exception_of_a_condition_is_kept_and_the_rule_is_not_for_the_call()
    {
        using var rule = Kms.Faults.When(_ => throw new InvalidOperationException("of the condition")).Fail(KmsFault.Throttling);
        await Encrypt();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Faults.HookErrors.Select(error => error.Message), Is.EqualTo(new[] { "of the condition" }));
            Assert.That(Kms.Defects, Is.Empty);
        }
    }

    [Test]
    public async Task A_condition_may_look_at_the_server_while_calls_come_from_everywhere()
    {
        using var fails = Kms.Faults.When(call => call.IsOn(Kms.Key("alias/new").KeyId)).Fail(KmsFault.Throttling);
        using var hook = Kms.Faults.When(call => call.IsOn(Kms.Key("alias/cards").KeyId)).Run(_ => Task.CompletedTask);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(Encrypt))).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(Kms.Trail, Has.Count.EqualTo(200));
    }

    [Test]
    public async Task A_client_that_gives_up_does_not_wait_for_a_hook()
    {
        var never = new TaskCompletionSource();
        using var giveUp = new CancellationTokenSource();
        using var hook = Kms.Faults.When("Encrypt").Run(async _ =>
        {
            await giveUp.CancelAsync();
            await never.Task;
        });
        var request = new EncryptRequest { KeyId = "alias/cards", Plaintext = new([1]) };
        await Assert.ThatAsync(() => Client.EncryptAsync(request, giveUp.Token), Throws.InstanceOf<OperationCanceledException>());
        never.SetResult();
    }

    [Test]
    public void A_hook_that_comes_back_to_the_context_of_a_caller_that_waits_there_does_not_wait_for_it()
    {
        using var hook = Kms.Faults.When("ListKeys").Run(async _ => await Task.Yield());
        Assert.That(AbandonedContext.Completes(() => Client.ListKeysAsync(new ListKeysRequest()), meanwhile: () => { }), Is.True);
    }

    [Test]
    public void A_client_does_not_wait_for_a_hook_that_blocks_its_thread()
    {
        using var goOn = new ManualResetEventSlim();
        using var hasty = Kms.CreateClient(config => config.Timeout = TimeSpan.FromMilliseconds(100));
        using var hook = Kms.Faults.When("ListKeys").Run(_ =>
        {
            goOn.Wait();
            return Task.CompletedTask;
        });

        var call = hasty.ListKeysAsync(new ListKeysRequest());

        Assert.That(async () => await call, Throws.TypeOf<TimeoutException>());
        goOn.Set();
    }

    [Test]
    public async Task A_hook_may_dispose_of_the_server()
    {
        var kms = FakeKmsServer.Start();
        using var client = kms.CreateClient();
        _ = kms.Faults.When("ListKeys").Run(async _ => await kms.DisposeAsync());
        await Assert.ThatAsync(() => client.ListKeysAsync(new ListKeysRequest()), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That((kms.Trail.Count, kms.Defects.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_hook_that_returns_no_task_is_told_so()
    {
        using var hook = Kms.Faults.When("ListKeys").Run(_ => null!);

        await Client.ListKeysAsync(new ListKeysRequest());

        Assert.That(
            Kms.Faults.HookErrors.Single().Message, Is.EqualTo("A hook returned null in place of a task. Return Task.CompletedTask, or make it async."));
    }

    [Test]
    public async Task A_hook_sees_the_call()
    {
        KmsCall? seen = null;
        using var hook = Kms.Faults.When(call => call.Operation == "Encrypt").Run(call =>
        {
            seen = call;
            return Task.CompletedTask;
        });
        await Client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new([1]), EncryptionContext = new() { ["tenant"] = "a" } });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen!.KeyArns, Is.EqualTo(new[] { Kms.Key("alias/cards").Arn }));
            Assert.That(seen.Aliases, Is.EqualTo(new[] { "alias/cards" }));
            Assert.That(seen.EncryptionContext["tenant"], Is.EqualTo("a"));
            Assert.That(seen.IsBy(Kms.Caller), Is.True);
            Assert.That(((EncryptRequest)seen.Request).KeyId, Is.EqualTo("alias/cards"));
        }
    }

    [Test]
    public async Task A_hook_sees_the_pairs_and_the_lists_of_the_request_and_of_the_answer()
    {
        List<string> seen = [];
        using var before = Kms.Faults.When("CreateGrant").Run(call =>
        {
            var request = (CreateGrantRequest)call.Request;
            seen.Add(string.Join(",", [.. request.Operations, .. request.Constraints.EncryptionContextSubset.Select(pair => $"{pair.Key}={pair.Value}")]));
            return Task.CompletedTask;
        });
        using var context = Kms.Faults.When("Encrypt").Run(call =>
        {
            seen.Add(string.Join(",", ((EncryptRequest)call.Request).EncryptionContext.Select(pair => $"{pair.Key}={pair.Value}")));
            return Task.CompletedTask;
        });
        using var after = Kms.Faults.When("ListKeys").RunAfter(call =>
        {
            seen.Add($"{((ListKeysResponse)call.Response!).Keys.Count} keys");
            return Task.CompletedTask;
        });
        await Client.CreateGrantAsync(new CreateGrantRequest
        {
            KeyId = Kms.Key("alias/cards").KeyId,
            GranteePrincipal = "arn:aws:iam::111122223333:user/Bob",
            Operations = ["Encrypt", "Decrypt"],
            Constraints = new() { EncryptionContextSubset = new() { ["tenant"] = "a" } },
        });
        await Client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new([1]), EncryptionContext = new() { ["tenant"] = "a" } });
        await Client.ListKeysAsync(new ListKeysRequest());
        Assert.That(seen, Is.EqualTo(new[] { "Encrypt,Decrypt,tenant=a", "tenant=a", "2 keys" }));
    }

    [Test]
    public async Task A_call_is_not_asked_about_no_key_or_about_nobody()
    {
        KmsCall? seen = null;
        using var hook = Kms.Faults.When("Encrypt").Run(call =>
        {
            seen = call;
            return Task.CompletedTask;
        });
        await Encrypt();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => seen!.IsOn(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("key"));
            Assert.That(() => seen!.IsOn(" "), Throws.ArgumentException.With.Property("ParamName").EqualTo("key"));
            Assert.That(() => seen!.IsBy(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("caller"));
        }
    }

    private async Task<MemoryStream> Encrypt() =>
        (await Client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new([1]) })).CiphertextBlob;

    [Test]
    public async Task What_a_hook_does_to_the_request_and_the_answer_has_no_meaning()
    {
        using var before = Kms.Faults.When("Encrypt").Run(call =>
        {
            var request = (EncryptRequest)call.Request;
            (request.KeyId, request.EncryptionContext["tenant"]) = ("alias/new", "b");
            request.Plaintext.Dispose();
            return Task.CompletedTask;
        });
        using var after = Kms.Faults.When("Encrypt").RunAfter(call =>
        {
            ((EncryptResponse)call.Response!).CiphertextBlob.Dispose();
            return Task.CompletedTask;
        });
        var answer = await Client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards", Plaintext = new([1]), EncryptionContext = new() { ["tenant"] = "a" } });
        var opened = await Client.DecryptAsync(new DecryptRequest { CiphertextBlob = answer.CiphertextBlob, EncryptionContext = new() { ["tenant"] = "a" } });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(opened.Plaintext.ToArray(), Is.EqualTo(new byte[] { 1 }));
            Assert.That(opened.KeyId, Is.EqualTo(Kms.Key("alias/cards").Arn));
            Assert.That(Kms.Faults.HookErrors, Is.Empty);
        }
    }
}
