using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Assertions.Tests;

public partial class FakeKmsAttributeFailureTests
{
    /// <summary>Fails on purpose; run by a test only.</summary>
    [Explicit("fails on purpose")]
    public sealed class FailingFixture
    {
        [FakeKms(StartingAt = "2026-01-01", Keys = ["alias/cards"])]
        public async Task It_fails_after_a_call(FakeKmsServer kms, IAmazonKeyManagementService client)
        {
            await client.DescribeKeyAsync("alias/cards");
            _ = kms.Scenario("a card").CreateKey("alias/a");
            Assert.Fail("on purpose");
        }
    }

    /// <summary>Fails on purpose; run by a test only.</summary>
    [Explicit("fails on purpose")]
    public sealed class UnfiredFixture
    {
        [FakeKms]
        public void It_scripts_a_fault(FakeKmsServer kms) => kms.Faults.FailNext("ListKeys", KmsFault.Throttling);
    }

    /// <summary>Fails on purpose; run by a test only.</summary>
    [Explicit("fails on purpose")]
    public sealed class ForgettingFixture
    {
        [FakeKms]
        public void It_awaits_nothing(FakeKmsServer kms) => _ = kms.Scenario("a card").CreateKey("alias/a");
    }

    /// <summary>Fails on purpose; run by a test only.</summary>
    [Explicit("fails on purpose")]
    public sealed class HookFixture
    {
        [FakeKms]
        public async Task Its_hook_throws(FakeKmsServer kms, IAmazonKeyManagementService client)
        {
            using var hook = kms.Faults.When("ListKeys").Run(_ => throw new InvalidOperationException("of the hook"));
            await client.ListKeysAsync(new ListKeysRequest());
        }
    }

    /// <summary>Fails on purpose; run by a test only.</summary>
    [Explicit("fails on purpose")]
    public sealed class RegionFixture
    {
        [FakeKms(Region = "frankfurt")]
        public void It_names_no_Region(FakeKmsServer kms) => Assert.That(kms.Keys, Is.Empty);
    }

    /// <summary>Run by a test only.</summary>
    [Explicit("keeps its server")]
    public sealed class KeepingFixture
    {
        public static FakeKmsServer? Kept { get; private set; }

        [FakeKms]
        public void It_keeps_its_server(FakeKmsServer kms) => Kept = kms;
    }

    /// <summary>Notes what happens when; run by a test only.</summary>
    [Explicit("notes what happens when")]
    public sealed class OrderFixture
    {
        private FakeKmsServer? kms;

        public static List<string> Steps { get; } = [];

        [SetUp]
        public void SetUp() => Steps.Add("set up");

        [TearDown]
        public void TearDown()
        {
            Assert.That(() => kms!.Keys, Throws.InstanceOf<ObjectDisposedException>());
            Steps.Add("tear down without a server");
        }

        [FakeKms(Configure = nameof(Note))]
        public void It_runs(FakeKmsServer kms)
        {
            this.kms = kms;
            Steps.Add("test");
        }

        private static void Note(FakeKmsBuilder kms) => Steps.Add("server");
    }

    /// <summary>Its server would not start while NUnit discovers tests, before the one-time set-up of the fixture; run by a test only.</summary>
    [Explicit("has a set-up")]
    public sealed class SettingFixture
    {
        private static bool isSetUp;

        [OneTimeSetUp]
        public static void SetUp() => isSetUp = true;

        [FakeKms(Configure = nameof(AfterSetUp))]
        public void It_runs(FakeKmsServer kms) => Assert.That(kms.Keys, Is.Empty);

        private static void AfterSetUp(FakeKmsBuilder kms)
        {
            if (!isSetUp) throw new InvalidOperationException("The server started at discovery.");
        }
    }

    /// <summary>Not runnable on purpose; run by a test only.</summary>
    [Explicit("not runnable on purpose")]
    public sealed class NobodyFixture
    {
        [FakeKms]
        public void It_takes_nothing() => Assert.Pass();
    }

    /// <summary>Not runnable on purpose; run by a test only.</summary>
    [Explicit("not runnable on purpose")]
    public sealed class StrangerFixture
    {
        [FakeKms]
        public void It_takes_a_number(FakeKmsServer kms, int number) => Assert.That(kms.Keys, Has.Count.EqualTo(number));
    }

    /// <summary>Not runnable on purpose; run by a test only.</summary>
    [Explicit("not runnable on purpose")]
    public sealed class TokenFixture
    {
        [FakeKms]
        public void It_has_a_token_and_no_CancelAfter(FakeKmsServer kms, CancellationToken token) => Assert.That((kms.Keys.Count, token.CanBeCanceled), Is.EqualTo((0, false)));
    }

    /// <summary>Not runnable on purpose; run by a test only.</summary>
    [Explicit("not runnable on purpose")]
    public sealed class DerivedFixture : FakeKmsTest
    {
        [FakeKms]
        public void It_has_two_servers(FakeKmsServer other) => Assert.That(other, Is.Not.SameAs(Kms));
    }

    /// <summary>Not runnable on purpose; run by a test only.</summary>
    [Explicit("not runnable on purpose")]
    public sealed class TwoFixture
    {
        [FakeKms]
        public void It_takes_two(FakeKmsServer one, FakeKmsServer other) => Assert.That(one, Is.Not.SameAs(other));
    }

    /// <summary>Not runnable on purpose; run by a test only.</summary>
    [Explicit("not runnable on purpose")]
    public sealed class TimeFixture
    {
        [FakeKms(StartingAt = "noon")]
        public void It_starts_at_noon(FakeKmsServer kms) => Assert.That(kms.Keys, Is.Empty);
    }

    /// <summary>Not runnable on purpose; run by a test only.</summary>
    [Explicit("not runnable on purpose")]
    public sealed class NamelessFixture
    {
        [FakeKms(Configure = "WithCards")]
        public void It_names_no_method(FakeKmsServer kms) => Assert.That(kms.Keys, Is.Empty);
    }

    /// <summary>Not runnable on purpose; run by a test only.</summary>
    [Explicit("not runnable on purpose")]
    public sealed class CaseFixture
    {
        [FakeKms]
        [TestCase(1)]
        public void It_has_cases(int number, FakeKmsServer kms) => Assert.That(kms.Keys, Has.Count.EqualTo(number));
    }
}
