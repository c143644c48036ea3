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
            "FailNext(\"Encrypt\", onKey: \"alias/cards\", ThrottlingException, times: 2) took place never. " +
            "The nearest call: Encrypt on alias/pins by arn:aws:iam::111122223333:user/Alice in us-east-1 (not on alias/cards).",
        }));
    }

    [Test]
    public void A_fault_without_any_call_is_told()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
        Assert.That(Kms.Faults.Unfired.Single().ToString(), Is.EqualTo("FailNext(\"Encrypt\", ThrottlingException) took place never. There was no other call."));
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
        Assert.That(Kms.Faults.Unfired.Single().ToString(), Does.StartWith("When(\"Encrypt\").Fail(ThrottlingException) took place never."));
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
}
