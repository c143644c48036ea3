using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Faults;

/// <summary>A server that is reset remembers nothing of the faults before.</summary>
public sealed class ResetFaultTests : FaultTest
{
    [Test]
    public async Task What_took_place_and_what_hooks_threw_is_forgotten()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        using var hook = Kms.Faults.When("Encrypt").Run(_ => throw new InvalidOperationException("of the test"));
        await Outcomes(1);
        var before = (Kms.Faults.Fired.Count, Kms.Faults.HookErrors.Count);
        Kms.Reset();
        Assert.That((before, Kms.Faults.Fired.Count, Kms.Faults.HookErrors.Count), Is.EqualTo(((1, 1), 0, 0)));
    }

    private static IEnumerable<TestCaseData> Scripts()
    {
        (string Name, Action<FakeKmsServer> Script)[] scripts =
        [
            ("a fault", kms => kms.Faults.FailNext("Encrypt", KmsFault.Throttling)),
            ("a rule", kms => kms.Faults.When("Encrypt").Fail(KmsFault.Throttling)),
            ("a rule that ended", kms => kms.Faults.When("Encrypt").Fail(KmsFault.Throttling).Dispose()),
            ("a rule without what", kms => kms.Faults.When("Encrypt")),
            ("a fault of a fork", kms => kms.Fork().Faults.FailNext("Encrypt", KmsFault.Throttling)),
            ("refused connections", kms => kms.Faults.RefuseConnections().Dispose()),
        ];
        return scripts.Select(script => new TestCaseData(script.Script).SetArgDisplayNames(script.Name));
    }

    [TestCaseSource(nameof(Scripts))]
    public void What_did_not_take_place_is_forgotten(Action<FakeKmsServer> script)
    {
        script(Kms);
        var before = Kms.Faults.Unfired.Count;
        Kms.Reset();
        Assert.That((before, Kms.Faults.Unfired.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_rule_that_ends_after_the_reset_is_not_told_either()
    {
        var rule = Kms.Faults.When("Encrypt").Fail(KmsFault.Throttling);
        Kms.Reset();
        rule.Dispose();
        Assert.That(Kms.Faults.Unfired, Is.Empty);
    }

    [Test]
    public void Connections_stay_refused()
    {
        using var refused = Kms.Faults.RefuseConnections();
        Kms.Reset();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Faults.Unfired.Single().Script, Is.EqualTo("RefuseConnections()"));
            Assert.That(() => Client.ListKeysAsync(new ListKeysRequest()), Throws.InstanceOf<HttpRequestException>());
        }
    }

    // The trail takes a code that can occur: one of KMS, and one that a test scripted.
    [Test]
    public async Task A_code_that_a_fault_had_is_known_until_the_reset()
    {
        Assert.That(() => Kms.Trail.WithErrorCode("QueuedError"), Throws.ArgumentException);
        Kms.Faults.FailNext("Encrypt", KmsFault.Error("FormerError"));
        await Outcomes(1);
        Kms.Trail.Clear();
        Kms.Faults.FailNext("Encrypt", KmsFault.Error("QueuedError"));
        using var rule = Kms.Faults.When("Encrypt").Fail(KmsFault.Error("StandingError"));
        string[] codes = ["QueuedError", "StandingError", "FormerError"];
        using (Assert.EnterMultipleScope())
        {
            foreach (var code in codes) Assert.That(Kms.Trail.WithErrorCode(code), Is.Empty, code);
            Kms.Reset();
            foreach (var code in codes) Assert.That(() => Kms.Trail.WithErrorCode(code), Throws.ArgumentException, code);
        }
    }

    [Test]
    public async Task A_code_that_is_scripted_again_and_again_stays_known()
    {
        var fault = KmsFault.Error("FormerError");
        Kms.Faults.FailNext("Encrypt", fault);
        await Outcomes(1);
        Kms.Trail.Clear();
        Kms.Faults.FailNext("Encrypt", fault);
        using var rule = Kms.Faults.When("Encrypt").Fail(fault);
        Assert.That(Kms.Trail.WithErrorCode("FormerError"), Is.Empty);
    }
}
