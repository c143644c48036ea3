using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Engine.Faults;

/// <summary>What was scripted and did not take place is told, with the call that came nearest.</summary>
public class UnfiredFaultTests : InMemory
{
    protected override void Configure(FakeKmsBuilder builder) => builder.WithKey("alias/cards").WithKey("alias/pins");

    [Test]
    public async Task A_fault_that_did_not_take_place_is_told_with_the_nearest_call()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, times: 2, onKey: "alias/cards");
        await Encrypt("alias/pins");
        await Client.DescribeKeyAsync("alias/pins");
        Assert.That(Kms.Faults.Unfired.Select(fault => fault.ToString()), Is.EqualTo(new[]
        {
            "FailNext(\"Encrypt\", onKey: \"alias/cards\", ThrottlingException, times: 2) never took place. " +
            "The nearest call: Encrypt on alias/pins by arn:aws:iam::111122223333:user/Alice in us-east-1 (not on alias/cards).",
        }));
    }

    [Test]
    public void A_fault_without_any_call_is_told()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        Assert.That(Kms.Faults.Unfired.Single().ToString(), Is.EqualTo("FailNext(\"Encrypt\", ThrottlingException) never took place. No call came near: none was made, or none that was well-formed and left to it."));
    }

    [Test]
    public async Task A_fault_that_took_place_as_often_as_it_was_to_is_not_told()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        Assert.That(() => Encrypt("alias/cards"), Throws.Exception);
        await Encrypt("alias/cards");
        Assert.That(Kms.Faults.Unfired, Is.Empty);
    }

    [Test]
    public void A_rule_that_was_never_needed_is_told_after_its_end_too()
    {
        Kms.Faults.When("Encrypt").Fail(KmsFault.Throttling).Dispose();
        Assert.That(Kms.Faults.Unfired.Single().ToString(), Does.StartWith("When(\"Encrypt\").Fail(ThrottlingException) never took place."));
    }

    [Test]
    public async Task A_rule_of_chance_may_have_had_none()
    {
        using var rule = Kms.Faults.When("Encrypt").WithProbability(double.Epsilon).Fail(KmsFault.Throttling);
        await Encrypt("alias/cards");
        Assert.That(Kms.Faults.Unfired, Is.Empty);
    }

    [Test]
    public async Task A_rule_of_chance_that_no_call_was_for_is_told()
    {
        using var rule = Kms.Faults.When("Encrypt", onKey: "alias/crads").WithProbability(0.5).Fail(KmsFault.Throttling);
        await Encrypt("alias/cards");
        Assert.That(Kms.Faults.Unfired.Single().ToString(), Does.EndWith("in us-east-1 (not on alias/crads)."));
    }

    [Test]
    public void A_rule_that_says_when_but_not_what_is_told()
    {
        Kms.Faults.When("Encrypt");
        Assert.That(Kms.Faults.Unfired.Single().Script, Is.EqualTo("When(\"Encrypt\") without .Fail(…), .Delay(…), .Run(…) or .RunAfter(…)"));
    }

    [Test]
    public void What_took_place_is_told()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        Assert.That(() => Encrypt("alias/cards"), Throws.Exception);
        var fired = Kms.Faults.Fired.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fired.Fault, Is.SameAs(KmsFault.Throttling));
            Assert.That(fired.Operation, Is.EqualTo("Encrypt"));
            Assert.That(fired.KeyArns, Is.EqualTo(new[] { Kms.Key("alias/cards").Arn }));
            Assert.That(fired.RequestId, Is.EqualTo(Kms.Trail.Single().RequestID));
            Assert.That(Kms.Trail.Single().InjectedFault, Is.SameAs(KmsFault.Throttling));
        }
    }

    private Task<EncryptResponse> Encrypt(string key) => Client.EncryptAsync(new EncryptRequest { KeyId = key, Plaintext = new([1]) });

    [Test]
    public async Task The_nearest_call_is_one_of_the_same_operation_rather_than_one_on_the_same_key()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, onKey: "alias/cards");
        await Client.DescribeKeyAsync("alias/cards");
        await Encrypt("alias/pins");
        Assert.That(Kms.Faults.Unfired.Single().NearestCall, Does.StartWith("Encrypt on alias/pins"));
    }

    [Test]
    public async Task Calls_that_were_let_through_first_are_told()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, after: 2);
        await Encrypt("alias/cards");
        Assert.That(Kms.Faults.Unfired.Single().ToString(), Does.StartWith(
            "FailNext(\"Encrypt\", ThrottlingException, after: 2) let 1 of 2 calls through first and never took place."));
    }

    [Test]
    public void A_fault_of_a_fork_is_told_by_its_original_too_and_an_inherited_one_once()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        using var fork = Kms.Fork();
        fork.Faults.FailNext("Decrypt", KmsFault.Throttling);
        Assert.That(Kms.Faults.Unfired.Select(fault => fault.Script), Is.EqualTo(new[]
        {
            "FailNext(\"Encrypt\", ThrottlingException)", "FailNext(\"Decrypt\", ThrottlingException)",
        }));
    }

    [Test]
    public void Connections_that_nobody_wanted_while_they_were_refused_are_told()
    {
        Kms.Faults.RefuseConnections().Dispose();
        using (Kms.Faults.RefuseConnections()) Assert.That(() => Encrypt("alias/cards"), Throws.InstanceOf<HttpRequestException>());
        Assert.That(Kms.Faults.Unfired.Select(fault => fault.ToString()), Is.EqualTo(new[]
        {
            "RefuseConnections() never took place. No call came near: none was made, or none that was well-formed and left to it.",
        }));
    }
}
