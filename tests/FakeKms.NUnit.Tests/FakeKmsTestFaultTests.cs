using Amazon.KeyManagementService.Model;
using NUnit.Framework.Interfaces;

namespace FakeKms.Assertions.Tests;

/// <summary>A test that scripts a fault which does not take place has not tested what it says.</summary>
public class FakeKmsTestFaultTests
{
    [Test]
    public void A_fault_that_never_took_place_fails_the_test_with_the_nearest_call()
    {
        const string call = "DescribeKey on alias/cards by arn:aws:iam::111122223333:user/Alice in us-east-1";
        var result = FixtureRun.Of(typeof(UnfiredFixture));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ResultState.Status, Is.EqualTo(TestStatus.Failed));
            Assert.That(result.Message, Does.StartWith(string.Join(
                Environment.NewLine,
                "Scripted to fail and not come to it:",
                $"  When(\"Encrypt\").Run(…) never took place. The nearest call: {call} (another operation).",
                $"  FailNext(\"DescribeKey\", onKey: \"alias/pins\", ThrottlingException) never took place. The nearest call: {call} (not on alias/pins).",
                $"  FailNext(\"ListKeys\", KMSInternalException, times: 2) took place 1 of 2 times. The nearest call: {call} (another operation).")));
        }
    }

    [Test]
    public void A_fault_of_the_settings_that_never_took_place_fails_the_test_too() => Assert.That(
        FixtureRun.Of(typeof(ConfiguredFixture)).Message,
        Does.StartWith(string.Join(
            Environment.NewLine,
            "Scripted to fail and not come to it:",
            "  FailNext(\"ListKeys\", ThrottlingException) never took place. No call came near: none was made, or none that was well-formed and left to it.")));

    [Test]
    public void A_hook_that_throws_fails_the_test()
    {
        var result = FixtureRun.Of(typeof(HookFixture));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ResultState.Status, Is.EqualTo(TestStatus.Failed));
            Assert.That(result.Message, Does.StartWith("A hook of kms.Faults threw: System.InvalidOperationException: of the hook"));
        }
    }

    [Test]
    public void A_fault_of_the_embedded_proxy_that_never_took_place_fails_the_test_too() => Assert.That(
        FixtureRun.Of(typeof(ProxyFixture)).Message,
        Does.StartWith(string.Join(
            Environment.NewLine,
            "Scripted to fail at kms.XksProxy and not come to it:",
            "  FailNext(\"Decrypt\", Timeout, times: 2) never took place. No call came near: none was made, or none that was well-formed and left to it.")));

    [Test]
    public void A_test_that_failed_for_other_reasons_names_its_unfired_faults_in_its_output()
    {
        var result = FixtureRun.Of(typeof(FailingEarlyFixture));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Message, Does.Contain("on purpose").And.Not.Contain("Scripted to fail"));
            Assert.That(result.Output, Does.Contain("Scripted to fail and not come to it:").And.Contain("FailNext(\"ListKeys\", ThrottlingException) never took place."));
        }
    }

    /// <summary>Scripts what does not come to it, on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class UnfiredFixture : FakeKmsTest
    {
        [Test]
        public async Task It_scripts_three_faults_and_passes_by_itself()
        {
            Kms.Faults.FailNext("DescribeKey", KmsFault.Throttling, onKey: "alias/pins");
            Kms.Faults.FailNext("ListKeys", KmsFault.KMSInternal, times: 2);
            using var hook = Kms.Faults.When("Encrypt").Run(_ => Task.CompletedTask);
            using var client = Kms.CreateClient();
            await client.DescribeKeyAsync("alias/cards");
            await Assert.ThatAsync(() => client.ListKeysAsync(new ListKeysRequest()), Throws.InstanceOf<KMSInternalException>());
        }

        protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards").WithKey("alias/pins");
    }

    /// <summary>Scripts what does not come to it, on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class ConfiguredFixture : FakeKmsTest
    {
        [Test]
        public void It_calls_nothing() => Assert.That(Kms.Trail, Is.Empty);

        protected override void Configure(FakeKmsBuilder kms) => kms.FailNext("ListKeys", KmsFault.Throttling);
    }

    /// <summary>Scripts what does not come to it, on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class ProxyFixture : FakeKmsTest
    {
        [Test]
        public void It_scripts_a_fault_of_the_proxy()
        {
            Kms.XksProxy.Faults.FailNext("Decrypt", XksFault.Timeout, times: 2);
            Assert.That(Kms.XksProxy.Requests, Is.Empty);
        }
    }

    /// <summary>Throws in a hook on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class HookFixture : FakeKmsTest
    {
        [Test]
        public async Task Its_hook_throws_and_its_call_succeeds()
        {
            using var hook = Kms.Faults.When("ListKeys").Run(_ => throw new InvalidOperationException("of the hook"));
            using var client = Kms.CreateClient();
            await client.ListKeysAsync(new ListKeysRequest());
        }
    }

    /// <summary>Fails on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class FailingEarlyFixture : FakeKmsTest
    {
        [Test]
        public void It_fails_before_the_fault_takes_place()
        {
            Kms.Faults.FailNext("ListKeys", KmsFault.Throttling);
            Assert.Fail("on purpose");
        }
    }
}
