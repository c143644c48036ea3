using Amazon.KeyManagementService;
using NUnit.Framework.Interfaces;

namespace FakeKms.Assertions.Tests;

public partial class FakeKmsTestFailureTests
{
    /// <summary>Fails on purpose; run by a test only.</summary>
    [Explicit("fails on purpose")]
    public sealed class FailingFixture : FakeKmsTest
    {
        [Test]
        public async Task It_fails_after_a_call()
        {
            using var client = Kms.CreateClient();
            await client.DescribeKeyAsync("alias/cards");
            Assert.Fail("on purpose");
        }

        protected override void Configure(FakeKmsBuilder kms) => kms.StartingAt(Pinned.Start).WithKey("alias/cards");
    }

    /// <summary>Fails on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class SubscribingFixture : FakeKmsTest
    {
        [Test]
        public async Task Its_subscriber_objects_to_a_call()
        {
            using var subscription = Kms.Trail.Subscribe(_ => throw new InvalidOperationException("no call was expected"));
            using var client = Kms.CreateClient();
            await client.DescribeKeyAsync("alias/cards");
        }

        protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards");
    }

    /// <summary>Breaks the fake on purpose, by a clock that throws; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class BrokenFixture : FakeKmsTest
    {
        private readonly BreakableClock clock = new();

        [Test]
        public async Task It_passes_by_itself()
        {
            using var client = Kms.CreateClient();
            clock.IsBroken = true;
            await Assert.ThatAsync(() => client.DescribeKeyAsync("alias/cards"), Throws.InstanceOf<AmazonKeyManagementServiceException>());
            clock.IsBroken = false;
        }

        protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards").WithTimeProvider(clock);
    }

    /// <summary>Pins one id twice on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class PinningFixture : FakeKmsTest
    {
        [Test]
        public async Task It_passes_by_itself()
        {
            Kms.Ids.NextKeyId("1234abcd-12ab-34cd-56ef-1234567890ab").NextKeyId("1234abcd-12ab-34cd-56ef-1234567890ab");
            using var client = Kms.CreateClient();
            await client.CreateKeyAsync(new());
            await Assert.ThatAsync(() => client.CreateKeyAsync(new()), Throws.InstanceOf<AmazonKeyManagementServiceException>());
        }
    }

    /// <summary>Forgets to await on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class ForgettingFixture : FakeKmsTest
    {
        [Test]
        public async Task It_awaits_one_scenario_of_three()
        {
            _ = Kms.Scenario("a card").CreateKey("alias/a");
            await Kms.Scenario("one that runs").CreateKey("alias/b");
            _ = Kms.Scenario("another card").CreateKey("alias/c");
        }
    }

    /// <summary>Fails on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class FailingEarlyFixture : FakeKmsTest
    {
        [Test]
        public void It_fails_before_its_scenario_runs()
        {
            _ = Kms.Scenario("a card").CreateKey("alias/a");
            Assert.Fail("on purpose");
        }
    }

    /// <summary>Fails on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class AssertingFixture : FakeKmsTest
    {
        [Test]
        public async Task Its_constraint_prints_the_trail()
        {
            using var client = Kms.CreateClient();
            await client.DescribeKeyAsync("alias/cards");
            Assert.That(Kms.Trail, Has.None.KmsEvent("DescribeKey"));
        }

        protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards");
    }

    /// <summary>Fails on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class OtherwiseAssertingFixture : FakeKmsTest
    {
        [Test]
        public async Task Its_assertion_prints_the_trail()
        {
            using var client = Kms.CreateClient();
            await client.DescribeKeyAsync("alias/cards");
            Kms.Trail.ShouldNotContain("DescribeKey");
        }

        protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards");
    }

    /// <summary>Fails on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class ForkingFixture : FakeKmsTest
    {
        [Test]
        public void It_forgets_a_scenario_of_a_fork() => Kms.Fork().Scenario("of the fork").ListKeys();
    }

    /// <summary>Fails on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class HastyFixture : FakeKmsTest
    {
        [Test]
        public void It_does_not_wait() => Kms.Scenario("hasty").Do(_ => new TaskCompletionSource().Task).RunAsync();
    }


    /// <summary>Fails on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class FireFixture : FakeKmsTest
    {
        [Test]
        public void It_does_not_wait() => _ = Kms.Scenario("fire").DescribeKey("alias/nope").RunAsync();
    }

    /// <summary>Fails on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class EmptyFixture : FakeKmsTest
    {
        [Test]
        public async Task It_awaits_nothing() => await Kms.Scenario("empty");
    }

    /// <summary>Fails on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class EmptyForgottenFixture : FakeKmsTest
    {
        [Test]
        public void It_forgets_nothing() => Kms.Scenario("empty");
    }

    /// <summary>Fails on purpose; run by a test above only.</summary>
    [Explicit("fails on purpose")]
    public sealed class EmptyListFixture : FakeKmsTest
    {
        [Test]
        public async Task It_expects_no_record()
        {
            using var client = Kms.CreateClient();
            await client.DescribeKeyAsync("alias/cards");
            Assert.That(Kms.Trail, Is.Empty);
        }

        protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards");
    }

    private sealed class BreakableClock : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidTimeZoneException("the clock broke") : Pinned.Start;
    }

    /// <summary>Fails on purpose; run by a test only.</summary>
    [Explicit("fails on purpose")]
    public sealed class WarningFixture : FakeKmsTest
    {
        [Test]
        public void It_warns_and_forgets_a_fault()
        {
            Kms.Faults.FailNext("Encrypt", KmsFault.Throttling);
            Assert.Warn("on purpose");
        }
    }
}
