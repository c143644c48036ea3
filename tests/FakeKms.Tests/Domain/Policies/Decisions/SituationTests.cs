namespace FakeKms.Tests.Domain.Policies.Decisions;

internal sealed class SituationTests
{
    private static IReadOnlyList<Situation> All { get; } =
        [.. DenialSituations.Each(), .. AccountSituations.Each(), .. ForeignSituations.Each(), .. StatementSituations.Each()];

    [TestCaseSource(nameof(All))]
    public void Policies_decide_as_AWS_documents_it(Situation it) => Assert.That(it.Decide(), Is.EqualTo(it.Expected), it.Source);

    [Test]
    public void No_two_situations_have_one_name() => Assert.That(All.Select(it => it.Name), Is.Unique);

    [Test]
    public void Every_situation_has_a_source() => Assert.That(All.Where(it => !it.Source.StartsWith("https://docs.aws.amazon.com/", StringComparison.Ordinal)), Is.Empty);
}
