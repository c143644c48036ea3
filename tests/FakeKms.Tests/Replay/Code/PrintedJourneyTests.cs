using FakeKms.Operations;

namespace FakeKms.Tests.Replay.Code;

/// <summary>The code that a trail is turned into compiles without warnings, runs, and leaves the same trail.</summary>
public sealed class PrintedJourneyTests
{
    private static IEnumerable<string> Missing(IEnumerable<string> made) => OperationCatalog.All.Select(operation => operation.Name).Except(made);

    private static IEnumerable<string> Names => Journeys.All.Keys;

    [TestCaseSource(nameof(Names))]
    public async Task The_printed_code_leaves_the_same_trail(string name)
    {
        await using var original = FakeKmsServer.Start(builder => builder.StartingAt(RoundTrip.Start));
        await Journeys.All[name](original);
        var code = original.Trail.ToScenarioCode();
        TestContext.Out.WriteLine(code);
        Assert.That(ToldRecords.Of(await PrintedTest.RunAsync(code)), Is.EqualTo(ToldRecords.Of([.. original.Trail])));
    }

    [TestCaseSource(nameof(Names))]
    public async Task The_printed_code_of_a_log_is_that_of_the_trail(string name)
    {
        await using var original = FakeKmsServer.Start(builder => builder.StartingAt(RoundTrip.Start));
        await Journeys.All[name](original);
        var log = CloudTrailLog.Parse(original.Trail.ToLogJson()).ToScenarioCode();
        if (name != "scripted failures") Assert.That(log, Is.EqualTo(original.Trail.ToScenarioCode()));
        Assert.That(log.Split('\n').Select(line => line.Length), Is.All.LessThanOrEqualTo(160));
    }

    [Test]
    public async Task The_journeys_make_every_call_of_KMS()
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var journey in Journeys.All.Values)
        {
            await using var kms = FakeKmsServer.Start(builder => builder.StartingAt(RoundTrip.Start));
            await journey(kms);
            made.UnionWith(kms.Trail.Where(record => record.ErrorCode is null).Select(record => record.EventName));
        }
        Assert.That(Missing(made), Is.Empty);
    }

    [Test]
    public void A_call_that_no_journey_makes_would_be_named() =>
        Assert.That(Missing(OperationCatalog.All.Select(operation => operation.Name).Where(name => name != "Sign")), Is.EqualTo(new[] { "Sign" }));

    [Test]
    public void Every_operation_has_a_short_form() =>
        Assert.That(FakeKms.Replay.Code.Text.ShortForms.Operations, Is.EquivalentTo(OperationCatalog.All.Select(operation => operation.Name)));
}
