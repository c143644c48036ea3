using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Faults;

/// <summary>In which order faults take place, and what is left of them.</summary>
public class FaultQueueTests : FaultTest
{
    [Test]
    public async Task The_next_calls_fail_as_often_as_was_asked()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, times: 2);
        Assert.That(await Outcomes(3), Is.EqualTo(new[] { "ThrottlingException", "ThrottlingException", "ok" }));
    }

    [Test]
    public async Task Calls_before_go_through()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.KMSInternal, after: 2);
        Assert.That(await Outcomes(4), Is.EqualTo(new[] { "ok", "ok", "KMSInternalException", "ok" }));
    }

    [Test]
    public async Task An_entry_that_allows_stands_in_its_place_of_the_queue()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        Kms.Faults.AllowNext("Encrypt");
        Kms.Faults.FailNext("Encrypt", KmsFault.KMSInternal);
        Assert.That(await Outcomes(4), Is.EqualTo(new[] { "ThrottlingException", "ok", "KMSInternalException", "ok" }));
    }

    [Test]
    public async Task An_entry_that_allows_goes_before_a_rule()
    {
        using var always = Kms.Faults.When("Encrypt").Fail(KmsFault.Throttling);
        Kms.Faults.AllowNext("Encrypt");
        Assert.That(await Outcomes(2), Is.EqualTo(new[] { "ok", "ThrottlingException" }));
    }

    [Test]
    public async Task A_rule_holds_until_it_is_disposed_of()
    {
        using (Kms.Faults.When("Encrypt").Fail(KmsFault.Throttling)) Assert.That(await Outcomes(2), Is.All.EqualTo("ThrottlingException"));
        Assert.That(await Outcomes(1), Is.All.EqualTo("ok"));
    }

    [Test]
    public async Task A_rule_holds_between_two_times_of_the_clock()
    {
        var now = Kms.Clock.GetUtcNow();
        using var rule = Kms.Faults.When("Encrypt").Between(now.AddHours(1), now.AddHours(2)).Fail(KmsFault.Throttling);
        List<string> outcomes = [];
        foreach (var step in new[] { TimeSpan.Zero, TimeSpan.FromHours(1) - TimeSpan.FromTicks(1), TimeSpan.FromTicks(1), TimeSpan.FromHours(1) - TimeSpan.FromTicks(1), TimeSpan.FromTicks(1) })
        {
            Kms.Advance(step);
            outcomes.AddRange(await Outcomes(1));
        }
        Assert.That(outcomes, Is.EqualTo(new[] { "ok", "ok", "ThrottlingException", "ThrottlingException", "ok" }));
    }

    [Test]
    public async Task A_request_that_is_not_well_formed_uses_no_fault()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(() => Client.EncryptAsync(new EncryptRequest { KeyId = "alias/cards" })), Is.EqualTo("ValidationException"));
            Assert.That(await Outcomes(1), Is.All.EqualTo("ThrottlingException"));
        }
    }

    [Test]
    public async Task A_call_about_a_key_in_a_wrong_state_is_throttled_first()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        var request = new EncryptRequest { KeyId = "alias/old", Plaintext = new([1]) };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(() => Client.EncryptAsync(request)), Is.EqualTo("ThrottlingException"));
            Assert.That(await Outcome(() => Client.EncryptAsync(request)), Is.EqualTo("DisabledException"));
        }
    }

    [Test]
    public async Task A_call_about_a_key_that_does_not_exist_is_throttled_first()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        var request = new EncryptRequest { KeyId = "alias/none", Plaintext = new([1]) };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(() => Client.EncryptAsync(request)), Is.EqualTo("ThrottlingException"));
            Assert.That(await Outcome(() => Client.EncryptAsync(request)), Is.EqualTo("NotFoundException"));
        }
    }

    [Test]
    public async Task Chance_follows_the_seed_of_the_server()
    {
        async Task<string> Pattern(long seed)
        {
            await using var kms = FakeKmsServer.Start(k => k.WithSeed(seed));
            using var client = kms.CreateClient();
            using var rule = kms.Faults.When("GenerateRandom").WithProbability(0.3).Fail(KmsFault.Throttling);
            var pattern = "";
            for (var i = 0; i < 100; i++) pattern += await Outcome(() => client.GenerateRandomAsync(8)) == "ok" ? "." : "x";
            return pattern;
        }

        var pattern = await Pattern(1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Pattern(1), Is.EqualTo(pattern));
            Assert.That(await Pattern(2), Is.Not.EqualTo(pattern));
            Assert.That(pattern.Count(c => c == 'x'), Is.InRange(15, 45));
        }
    }

    [Test]
    public async Task A_rule_that_is_certain_takes_none_of_the_chance_of_others()
    {
        async Task<string> Pattern(bool withCertain)
        {
            await using var kms = FakeKmsServer.Start(k => k.WithSeed(1));
            using var client = kms.CreateClient();
            using var certain = withCertain ? kms.Faults.When().WithProbability(1).Run(_ => Task.CompletedTask) : null;
            using var rule = kms.Faults.When().WithProbability(0.5).Fail(KmsFault.Throttling);
            var pattern = "";
            for (var i = 0; i < 20; i++) pattern += await Outcome(() => client.GenerateRandomAsync(8)) == "ok" ? "." : "x";
            return pattern;
        }

        Assert.That(await Pattern(withCertain: true), Is.EqualTo(await Pattern(withCertain: false)));
    }

    [Test]
    public async Task Reset_brings_back_the_faults_of_the_start_alone()
    {
        await using var kms = FakeKmsServer.Start(k => k.FailNext("GenerateRandom", KmsFault.Throttling));
        using var client = kms.CreateClient();
        kms.Faults.FailNext("GenerateRandom", KmsFault.KMSInternal);
        _ = kms.Faults.When().Fail(KmsFault.KeyUnavailable);
        kms.Reset();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Outcome(() => client.GenerateRandomAsync(8)), Is.EqualTo("ThrottlingException"));
            Assert.That(await Outcome(() => client.GenerateRandomAsync(8)), Is.EqualTo("ok"));
            Assert.That(kms.Faults.Fired, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void An_operation_that_does_not_exist_is_refused() => Assert.That(
        () => Kms.Faults.FailNext("Encypt", KmsFault.Throttling), Throws.ArgumentException.With.Message.Contains("'Encypt' is no operation of KMS"));

    [Test]
    public async Task A_fork_goes_on_in_the_queue_where_its_original_stands()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, times: 2);
        Kms.Faults.FailNext("Encrypt", KmsFault.KMSInternal, after: 1);
        using var rule = Kms.Faults.When("Decrypt").Fail(KmsFault.Throttling);
        await Outcomes(1);
        await using var fork = Kms.Fork();
        using var client = fork.CreateClient();
        var outcomes = new List<string>();
        for (var i = 0; i < 4; i++) outcomes.Add(await Outcome(() => Encrypt(client)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes, Is.EqualTo(new[] { "ThrottlingException", "ok", "KMSInternalException", "ok" }));
            Assert.That(await Outcomes(2), Is.EqualTo(new[] { "ThrottlingException", "ok" }));
            Assert.That(fork.Faults.Unfired, Is.Empty);
        }
    }

    [Test]
    public async Task Calls_cost_nothing_more_when_all_faults_are_used_up()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        Kms.Faults.When("Encrypt").Fail(KmsFault.Throttling).Dispose();
        await Outcomes(1);
        Assert.That(await Outcomes(1), Is.EqualTo(new[] { "ok" }));
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        Assert.That(await Outcomes(2), Is.EqualTo(new[] { "ThrottlingException", "ok" }));
    }

    [Test]
    public async Task A_record_in_the_account_of_the_key_tells_of_the_fault_too()
    {
        var bob = KmsCaller.IamUser("Bob").WithAccountId("444455556666");
        await Client.PutKeyPolicyAsync(new PutKeyPolicyRequest
        {
            KeyId = Kms.Key("alias/cards").KeyId,
            Policy = """{"Statement":[{"Effect":"Allow","Principal":{"AWS":["111122223333","444455556666"]},"Action":"kms:*","Resource":"*"}]}""",
        });
        Kms.Trail.Clear();
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, by: bob);
        using var other = Kms.CreateClient(bob);
        Assert.That(await Outcome(() => other.EncryptAsync(new EncryptRequest { KeyId = Kms.Key("alias/cards").Arn, Plaintext = new([1]) })),
            Is.EqualTo("ThrottlingException"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.Select(record => record.RecipientAccountId), Is.EquivalentTo(new[] { "444455556666", "111122223333" }));
            Assert.That(Kms.Trail.Select(record => record.InjectedFault), Is.All.SameAs(KmsFault.Throttling));
            Assert.That(Kms.Faults.Fired, Has.Count.EqualTo(1));
        }
    }
}
