using System.Text;
using Xunit;

namespace FakeKms.Tests.Testing;

/// <summary>The base class of FakeKms.Xunit. tests/frameworks has it in xunit itself.</summary>
internal sealed class XunitTestTests
{
    [TestCase("Cards.CardTests", "It pays", "Cards.CardTests.It pays")]
    [TestCase("Cards.CardTests", "Cards.CardTests.It_pays(sum: 3)", "Cards.CardTests.It_pays(sum: 3)")]
    [TestCase(null, "It pays", "It pays")]
    public async Task The_seed_is_the_full_name_of_the_test(string? testClass, string title, string name)
    {
        _ = new XunitContext(testClass, title);
        await using var test = new CardTests();

        using var same = FakeKmsServer.Start(kms => kms.WithDefaultSeed(name).WithKey("alias/cards"));
        Assert.That(test.Server.Key("alias/cards").KeyId, Is.EqualTo(same.Key("alias/cards").KeyId));
    }

    [Test]
    public async Task One_server_serves_the_test_and_is_gone_behind_it()
    {
        _ = new XunitContext("CardTests", "It pays");
        var test = new CardTests();
        var server = test.Server;
        Assert.That(test.Server, Is.SameAs(server));

        await test.DisposeAsync();

        Assert.That(() => server.CreateClient(), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => test.Server, Throws.InvalidOperationException.With.Message.StartsWith("Kms exists until its test has ended."));
    }

    [Test]
    public async Task A_test_that_failed_is_told_its_calls_and_has_their_timeline_attached()
    {
        var context = new XunitContext("CardTests", "It pays");
        var test = new CardTests();
        await test.Server.CreateClient().DescribeKeyAsync("alias/cards");
        context.End(TestResultState.FromException(0, new InvalidOperationException("on purpose")));

        await test.DisposeAsync();

        Assert.That(context.Output, Does.Contain("Recorded by FakeKms:").And.Contain("DescribeKey  ok"));
        var (page, mediaType) = context.Attachments["FakeKms timeline"].AsByteArray();
        Assert.That(mediaType, Is.EqualTo("text/html"));
        Assert.That(Encoding.UTF8.GetString(page), Does.Contain("CardTests.It pays").And.Contain("on purpose"));
        Delete(context.Lines[^1]);
    }

    [Test]
    public async Task What_a_test_that_held_has_forgotten_fails_it()
    {
        var context = new XunitContext("CardTests", "It pays");
        var test = new CardTests();
        test.Server.Faults.FailNext("Encrypt", KmsFault.Throttling);
        context.End(TestResultState.ForPassed(0));

        Assert.That(async () => await test.DisposeAsync(), Throws.TypeOf<KmsAssertionException>().With.Message.Contains("Scripted to fail and not come to it:"));
        Assert.That(context.Output, Is.Empty);
    }

    [Test]
    public async Task A_test_that_was_skipped_on_its_way_has_forgotten_nothing()
    {
        var context = new XunitContext("CardTests", "It pays");
        var test = new CardTests();
        test.Server.Faults.FailNext("Encrypt", KmsFault.Throttling);
        context.End(TestResultState.ForSkipped(0));

        await test.DisposeAsync();

        Assert.That(context.Output, Is.Empty);
    }

    [Test]
    public async Task A_test_of_which_nobody_says_how_it_ended_is_told_its_calls()
    {
        var context = new XunitContext("CardTests", "It pays");
        var test = new CardTests();
        await test.Server.CreateClient().DescribeKeyAsync("alias/cards");

        await test.DisposeAsync();

        Assert.That(context.Output, Does.StartWith("Recorded by FakeKms:"));
        Assert.That(context.Attachments, Is.Empty);
    }

    [Test]
    public async Task A_test_that_asked_for_no_server_ends_without_one()
    {
        var context = new XunitContext("CardTests", "It pays");
        context.End(TestResultState.FromException(0, new InvalidOperationException("on purpose")));

        await new CardTests().DisposeAsync();

        Assert.That(context.Output, Is.Empty);
    }

    [Test]
    public void The_test_is_disposed_of_before_its_server_which_stops_even_if_that_throws()
    {
        _ = new XunitContext("CardTests", "It pays");
        var test = new UntidyTests();
        var server = test.Server;

        Assert.That(async () => await test.DisposeAsync(), Throws.TypeOf<NotSupportedException>().With.Message.EqualTo("1 key"));
        Assert.That(() => server.CreateClient(), Throws.InstanceOf<ObjectDisposedException>());
    }

    private static void Delete(string line) => Directory.Delete(Path.GetDirectoryName(line["The timeline of the calls: ".Length..])!, recursive: true);

    private class CardTests : FakeKmsTest
    {
        public FakeKmsServer Server => Kms;

        protected override void Configure(FakeKmsBuilder kms) => kms.WithKey("alias/cards");
    }

    private sealed class UntidyTests : CardTests, IDisposable
    {
        public void Dispose() => throw new NotSupportedException($"{Server.Keys.Count} key");
    }
}
