namespace FakeKms.Tests.Xks.Faults;

/// <summary>Which requests to the embedded proxy a fault happens to.</summary>
public sealed class XksFaultScriptTests : InMemory
{
    private XksFaults Faults => Kms.XksProxy.Faults;

    [Test]
    public async Task The_queue_is_used_in_its_order()
    {
        Faults.AllowNext("Encrypt");
        Faults.FailNext("Encrypt", XksFault.Throttling, times: 2, after: 1);
        Faults.FailNext(null, XksFault.Internal);

        Assert.That(
            new[]
            {
                await ProxyCall.Encrypt().OutcomeAsync(Kms), await ProxyCall.Encrypt().OutcomeAsync(Kms), await ProxyCall.Encrypt().OutcomeAsync(Kms),
                await ProxyCall.Encrypt().OutcomeAsync(Kms), await ProxyCall.Health().OutcomeAsync(Kms), await ProxyCall.Health().OutcomeAsync(Kms),
            },
            Is.EqualTo(new[] { "200", "200", "429 ThrottlingException", "429 ThrottlingException", "500 InternalException", "200" }));
    }

    [Test]
    public async Task A_fault_is_for_one_external_key_when_it_says_so()
    {
        Faults.FailNext("Encrypt", XksFault.KeyNotFound, onKey: "k2");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ProxyCall.Encrypt().OutcomeAsync(Kms), Is.EqualTo("200"));
            Assert.That(Faults.Unfired.Single().ToString(), Is.EqualTo(
                "FailNext(\"Encrypt\", onKey: \"k2\", KeyNotFoundException) never took place. " +
                $"The nearest call: Encrypt on k1 for Encrypt of {ProxyCall.Principal} (not on k2)."));
            Assert.That(await ProxyCall.Encrypt(key: "k2").OutcomeAsync(Kms), Is.EqualTo("404 KeyNotFoundException"));
            Assert.That(Faults.Unfired, Is.Empty);
        }
    }

    [Test]
    public async Task A_fault_that_took_place_is_shown_with_its_request()
    {
        Faults.FailNext("Encrypt", XksFault.Throttling);
        await ProxyCall.Encrypt().OutcomeAsync(Kms);

        var fired = Faults.Fired.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(fired.Fault, Is.SameAs(XksFault.Throttling));
            Assert.That(fired.Request.KmsRequestId, Is.EqualTo("4112f4d6-db54-4af4-ae30-c55a22a8dfae"));
            Assert.That(fired.ToString(), Is.EqualTo($"2026-01-01T00:00:00.0000000+00:00 ThrottlingException at Encrypt on k1 for Encrypt of {ProxyCall.Principal}"));
        }
    }

    [Test]
    public async Task A_rule_holds_until_it_is_taken_back()
    {
        var rule = Faults.When("Encrypt").Fail(XksFault.Internal);
        string[] outcomes = [await ProxyCall.Encrypt().OutcomeAsync(Kms), await ProxyCall.Encrypt().OutcomeAsync(Kms)];
        rule.Dispose();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes, Is.All.EqualTo("500 InternalException"));
            Assert.That(await ProxyCall.Encrypt().OutcomeAsync(Kms), Is.EqualTo("200"));
        }
    }

    [Test]
    public async Task A_rule_holds_between_its_times()
    {
        using var rule = Faults.When("GetHealthStatus").Between(Pinned.Start.AddSeconds(1), Pinned.Start.AddSeconds(2)).Fail(XksFault.Internal);
        var outcomes = new List<string>();
        for (var second = 0; second <= 2; second++)
        {
            outcomes.Add(await ProxyCall.Health().OutcomeAsync(Kms));
            Kms.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(outcomes, Is.EqualTo(new[] { "200", "500 InternalException", "200" }));
    }

    [Test]
    public async Task A_rule_of_chance_follows_from_the_seed_and_takes_none_of_the_chance_of_KMS()
    {
        using var other = Pinned.Server();
        using var rule = Faults.When().WithProbability(0.5).Fail(XksFault.Throttling);
        using var same = other.XksProxy.Faults.When().WithProbability(0.5).Fail(XksFault.Throttling);
        var (outcomes, again) = (new List<string>(), new List<string>());
        for (var i = 0; i < 40; i++)
        {
            outcomes.Add(await ProxyCall.Health().OutcomeAsync(Kms));
            again.Add(await ProxyCall.Health().OutcomeAsync(other));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes.Distinct(), Has.Exactly(2).Items);
            Assert.That(again, Is.EqualTo(outcomes));
        }
    }

    [Test]
    public void A_rule_with_a_condition_is_written_as_in_the_test() =>
        Assert.That(Faults.When(_ => true).ToString(), Is.EqualTo("When(request => …)"));

    [Test]
    public void A_server_that_ended_takes_no_rules()
    {
        var (faults, rule) = (Faults, Faults.When("Encrypt"));

        Kms.Dispose();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => rule.WithProbability(0.5), Throws.TypeOf<ObjectDisposedException>());
            Assert.That(() => faults.RefuseConnections(), Throws.TypeOf<ObjectDisposedException>());
        }
    }

    [Test]
    public async Task A_condition_decides_and_one_that_throws_does_not()
    {
        using var rule = Faults.When(request => request.KmsOperation == "GenerateDataKey").Fail(XksFault.AccessDenied);
        using var broken = Faults.When(_ => throw new InvalidOperationException("of the test")).Fail(XksFault.Internal);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ProxyCall.Encrypt().OutcomeAsync(Kms), Is.EqualTo("200"));
            Assert.That(await ProxyCall.Encrypt().With("requestMetadata.kmsOperation", "GenerateDataKey").OutcomeAsync(Kms), Is.EqualTo("403 AccessDeniedException"));
            Assert.That(Faults.HookErrors, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task Code_runs_before_and_after_a_request_and_not_for_its_own_requests()
    {
        var seen = new List<string>();
        using var before = Faults.When("Encrypt").Run(async request =>
        {
            seen.Add($"before {request}");
            await ProxyCall.Encrypt(key: "inner").DeliverAsync(Kms);
            Kms.XksProxy.ExternalKey("k1").Disable();
        });
        using var after = Faults.When("Encrypt", onKey: "k1").RunAfter(request =>
        {
            seen.Add($"after {request}");
            return Task.CompletedTask;
        });

        await ProxyCall.Encrypt().DeliverAsync(Kms);

        Assert.That(seen, Is.EqualTo(new[]
        {
            $"before Encrypt on k1 for Encrypt of {ProxyCall.Principal}",
            $"after Encrypt on k1 for Encrypt of {ProxyCall.Principal}: 400 InvalidStateException",
        }));
    }

    [Test]
    public async Task Code_that_throws_does_not_reach_the_request()
    {
        using var rule = Faults.When("Encrypt").Run(_ => throw new InvalidOperationException("of the hook"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ProxyCall.Encrypt().OutcomeAsync(Kms), Is.EqualTo("200"));
            Assert.That(Faults.HookErrors.Select(error => error.Message), Is.EqualTo(new[] { "of the hook" }));
        }
    }

    [Test]
    public async Task A_request_that_is_refused_anyway_uses_nothing()
    {
        Faults.FailNext(null, XksFault.Throttling);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await (ProxyCall.Health() with { Secret = "wrong" }).OutcomeAsync(Kms), Is.EqualTo("401 AuthenticationFailedException"));
            Assert.That(await ProxyCall.Health().With("requestMetadata", null).OutcomeAsync(Kms), Is.EqualTo("400 ValidationException"));
            Assert.That(await ProxyCall.Health().OutcomeAsync(Kms), Is.EqualTo("429 ThrottlingException"));
        }
    }

    [Test]
    public async Task Nobody_connects_while_connections_are_refused()
    {
        string refused;
        using (Faults.RefuseConnections()) refused = await ProxyCall.Health().OutcomeAsync(Kms);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused, Is.EqualTo("Unreachable"));
            Assert.That(await ProxyCall.Health().OutcomeAsync(Kms), Is.EqualTo("200"));
            Assert.That(Faults.Unfired, Is.Empty);
        }
    }

    [Test]
    public void A_refusal_that_nobody_met_is_unfired()
    {
        using (Faults.RefuseConnections()) { }

        Assert.That(Faults.Unfired.Select(fault => fault.Script), Is.EqualTo(new[] { "RefuseConnections()" }));
    }

    [Test]
    public void A_fault_that_cannot_happen_to_an_API_is_refused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => Faults.FailNext("Decrypt", XksFault.LongCiphertextMetadata),
                Throws.ArgumentException.With.Message.StartsWith("LongCiphertextMetadata can happen to Encrypt alone, and not to Decrypt."));
            Assert.That(() => Faults.When("GetHealthStatus").Fail(XksFault.NotBase64), Throws.ArgumentException);
            Assert.That(
                () => Faults.FailNext("GenerateDataKey", XksFault.Internal),
                Throws.ArgumentException.With.Message.StartsWith("'GenerateDataKey' is no API of an external key store proxy").And.Message.Contains("It has: GetKeyMetadata, Encrypt, Decrypt, GetHealthStatus."));
            Assert.That(() => Faults.FailNext("encrypt", XksFault.Internal), Throws.ArgumentException.With.Message.Contains("did you mean 'Encrypt'?"));
            Assert.That(() => Faults.FailNext("Encrypt", XksFault.Internal, times: 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Faults.FailNext("Encrypt", XksFault.Internal, onKey: "a b"), Throws.ArgumentException);
        }
    }

    [Test]
    public async Task Reset_forgets_the_faults_and_a_fork_has_what_is_left()
    {
        Faults.FailNext("GetHealthStatus", XksFault.Throttling);
        using var fork = Kms.Fork();
        Kms.Reset();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ProxyCall.Health().OutcomeAsync(Kms), Is.EqualTo("200"));
            Assert.That(await ProxyCall.Health().OutcomeAsync(fork), Is.EqualTo("429 ThrottlingException"));
        }
    }
}
