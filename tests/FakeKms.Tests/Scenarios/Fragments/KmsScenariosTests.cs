using System.Text.RegularExpressions;
using Amazon.KeyManagementService;

namespace FakeKms.Tests.Scenarios.Fragments;

/// <summary>What every ready-made fragment promises.</summary>
public class KmsScenariosTests
{
    private const string Cards = "alias/cards";
    private const string Tokens = "alias/tokens";

    private static readonly IReadOnlyList<ReadyMade.Sample> All = ReadyMade.All;
    private static readonly IReadOnlyList<ReadyMade.Sample> OfOneRegion = [.. All.Where(sample => sample.Name != "RegionFailover")];

    [TestCaseSource(nameof(All))]
    public async Task It_records_what_its_documentation_says_and_nothing_else(object sample)
    {
        using var kms = ReadyMade.Server();
        var recorded = await RecordedBy(kms, (ReadyMade.Sample)sample, script => script.Then(((ReadyMade.Sample)sample).Fragment(kms, Cards)));

        Assert.That(recorded, Is.EqualTo(((ReadyMade.Sample)sample).Records));
    }

    [TestCaseSource(nameof(All))]
    public async Task It_can_be_repeated(object sample)
    {
        using var kms = ReadyMade.Server();
        var recorded = await RecordedBy(kms, (ReadyMade.Sample)sample, script => script.Repeat(2, ((ReadyMade.Sample)sample).Fragment(kms, Cards)));

        Assert.That(recorded, Is.EqualTo(((ReadyMade.Sample)sample).Records.Concat(((ReadyMade.Sample)sample).Records)));
    }

    [TestCaseSource(nameof(All))]
    public async Task It_composes_with_itself_on_another_key(object sample)
    {
        using var kms = ReadyMade.Server();
        var it = (ReadyMade.Sample)sample;
        var recorded = await RecordedBy(kms, it, script => script.Then(it.Fragment(kms, Cards)).Then(it.Fragment(kms, Tokens)));

        Assert.That(recorded, Is.EqualTo(it.Records.Concat(it.Records)));
    }

    [TestCaseSource(nameof(All))]
    public async Task It_runs_side_by_side_with_itself_on_another_key(object sample)
    {
        using var kms = ReadyMade.Server();
        var it = (ReadyMade.Sample)sample;
        var recorded = await RecordedBy(kms, it, script => script.Parallel(it.Fragment(kms, Cards), it.Fragment(kms, Tokens)));

        Assert.That(recorded.Order(StringComparer.Ordinal), Is.SupersetOf(it.Records.Order(StringComparer.Ordinal)));
    }

    [TestCaseSource(nameof(All))]
    public async Task It_runs_side_by_side_with_each_of_the_others(object sample)
    {
        var one = (ReadyMade.Sample)sample;
        using (Assert.EnterMultipleScope())
        {
            foreach (var other in ReadyMade.All.Where(other => !one.OutlastsWindow(other) && !other.OutlastsWindow(one)))
            {
                using var kms = ReadyMade.Server();
                var script = other.Key(one.Key(kms.Scenario("keys"), Cards), Tokens)
                    .Parallel(one.Fragment(kms, Cards), other.Fragment(kms, Tokens));
                await Assert.ThatAsync(() => script.RunAsync(), Throws.Nothing, $"{one} beside {other}");
            }
        }
    }

    [Test]
    public async Task Time_that_one_lets_pass_passes_for_the_others()
    {
        using var kms = ReadyMade.Server();
        var script = kms.Scenario("too late")
            .CreateKey(Cards, OriginType.EXTERNAL).CreateKey(Tokens)
            .Parallel(KmsScenarios.ExpiringMaterial(Cards), KmsScenarios.DeletionWindow(Tokens));

        await Assert.ThrowsAsync<KmsScenarioException>(async () => await script);

        Assert.That(kms.Trail.Select(record => record.EventName), Does.Contain("DeleteKey"));
    }

    [TestCaseSource(nameof(OfOneRegion))]
    public async Task It_runs_in_another_Region_by_another_caller(object sample)
    {
        using var kms = ReadyMade.Server();
        var it = (ReadyMade.Sample)sample;
        var admin = KmsCaller.AssumedRole("Admin", "one").WithAccessKeyId("ASIAADMIN");
        var script = it.Key(kms.Scenario("elsewhere").As(admin).In("us-west-2"), Cards).Then(it.Fragment(kms, Cards)).DescribeKey(Cards);
        await script;

        Assert.That(kms.Trail.Select(record => record.AwsRegion), Is.All.EqualTo("us-west-2"));
    }

    [TestCaseSource(nameof(All))]
    public async Task A_world_that_it_does_not_fit_fails_it_with_its_name_and_the_step(object sample)
    {
        using var kms = ReadyMade.Server();
        var fragment = ((ReadyMade.Sample)sample).Fragment(kms, Cards);

        var failure = await Assert.ThrowsAsync<KmsScenarioException>(async () => await kms.Scenario("no such key").ListKeys().Then(fragment));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failure!.Message, Does.Contain($", in {fragment.Name}").And.Match($@"\n {{6,10}}{Regex.Escape(fragment.Name)}\r?\n").And.Contain("  > "));
            Assert.That(fragment.Name, Does.Match("""^[A-Z][A-Za-z]+\("alias/cards"(, [a-zA-Z]+: .+)?\)$"""));
        }
    }

    /// <summary>Makes two keys, runs the script on them, and tells what it records beyond that.</summary>
    private static async Task<IReadOnlyList<string>> RecordedBy(FakeKmsServer kms, ReadyMade.Sample sample, Func<KmsScenario, KmsScenario> use)
    {
        var mark = 0;
        await use(sample.Key(sample.Key(kms.Scenario("keys"), Cards), Tokens).Do(() => mark = kms.Trail.Count));
        return [.. kms.Trail.Since(mark)
            .Where(record => record.EventName != "SynchronizeMultiRegionKey")
            .Select(record => $"{record.EventName} {record.ErrorCode}".TrimEnd())];
    }
}
