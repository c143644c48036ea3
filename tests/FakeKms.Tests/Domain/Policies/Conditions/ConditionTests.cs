using FakeKms.Domain.Policies;
using FakeKms.Domain.Policies.Conditions;

namespace FakeKms.Tests.Domain.Policies.Conditions;

internal sealed class ConditionTests
{
    private static IReadOnlyList<ConditionCase> All { get; } = [.. TextCases.All, .. OrderCases.All, .. OtherCases.All, .. SetCases.All];

    [TestCaseSource(nameof(All))]
    public void A_condition_is_met_as_AWS_documents_it(ConditionCase it) =>
        Assert.That(Read(it.Block).All(condition => condition.IsMet(it.Context)), Is.EqualTo(it.IsMet), it.Source);

    [Test]
    public void No_two_cases_are_the_same() => Assert.That(All.Select(it => it.ToString()[..it.ToString().LastIndexOf(':')]), Is.Unique);

    [Test]
    public void Every_operator_has_five_cases_or_more()
    {
        var few = from name in ComparisonKind.ByName.Keys.Append("Null").Append("ForAllValues:").Append("ForAnyValue:")
                  let count = All.Count(it => it.Block.Contains($"\"{name}", StringComparison.OrdinalIgnoreCase)
                      && (name.EndsWith(':') || it.Block.Contains($"\"{name}\"", StringComparison.OrdinalIgnoreCase)))
                  where count < 5
                  select $"{name}: {count}";

        Assert.That(few, Is.Empty);
    }

    [TestCase("2012-10-17", "Alice", true)]
    [TestCase("2008-10-17", "Alice", false)]
    [TestCase("2008-10-17", "${aws:username}", true)]
    [TestCase(null, "${aws:username}", true)]
    public void Variables_are_of_the_newer_version_of_the_language(string? version, string owner, bool isMet)
    {
        var keys = ConditionCase.Table($"{{}} | kms:EncryptionContext:owner={owner} aws:username=Alice | yes | both keys").Single();

        var conditions = Read("""{"StringEquals":{"kms:EncryptionContext:owner":"${aws:username}"}}""", version);

        Assert.That(conditions.Single().IsMet(keys.Context), Is.EqualTo(isMet));
    }

    private static IReadOnlyList<PolicyCondition> Read(string block, string? version = "2012-10-17")
    {
        var head = version is null ? "" : $"\"Version\":\"{version}\",";
        var statement = $"\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kms:*\",\"Resource\":\"*\",\"Condition\":{block}";
        return PolicyReader.Read($"{{{head}\"Statement\":{{{statement}}}}}").Statements.Single().Conditions;
    }
}
