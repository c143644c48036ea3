using Amazon.KeyManagementService;

namespace FakeKms.Conformance;

internal sealed class CoverageTests
{
    private static readonly ConformanceCase Success = new("FixtureConformance.Works", "Encrypt", IsRefusal: false, IsExhaustive: false, NotOnAws: null);
    private static readonly ConformanceCase Refusal = Success with { Name = "FixtureConformance.Refuses", IsRefusal = true };

    [Test]
    public void Every_operation_of_the_SDK_has_three_cases_and_one_of_them_is_a_refusal() =>
        Assert.That(Coverage.Gaps(SdkOperations.Names, ConformanceCase.All), Is.Empty);

    [Test]
    public void The_operations_are_those_of_the_SDK() => Assert.That(
        SdkOperations.Names,
        Has.Count.GreaterThanOrEqualTo(56).And.Member("Decrypt").And.Member("GetKeyLastUsage"));

    [Test]
    public void Two_successes_and_a_refusal_are_enough() => Assert.That(Gaps(Success, Success with { Name = "A.B" }, Refusal), Is.Empty);

    [Test]
    public void Two_cases_are_too_few() => Assert.That(Gaps(Success, Refusal), Is.EqualTo(new[] { "Encrypt has 2 cases, fewer than 3" }));

    [Test]
    public void A_case_does_not_count_again_for_each_key_of_its_fixture() => Assert.That(
        Gaps(Success with { Name = "A(RSA_2048).B" }, Success with { Name = "A(RSA_3072).B" }, Refusal),
        Is.EqualTo(new[] { "Encrypt has 2 cases, fewer than 3" }));

    [Test]
    public void An_exhaustive_case_does_not_count_for_it_runs_in_memory_alone() =>
        Assert.That(Gaps(Success, Success with { Name = "A.B", IsExhaustive = true }, Refusal), Is.EqualTo(new[] { "Encrypt has 2 cases, fewer than 3" }));

    [Test]
    public void Without_a_refusal_there_is_a_gap() => Assert.That(
        Gaps(Success, Success with { Name = "A.B" }, Success with { Name = "A.C" }), Is.EqualTo(new[] { "Encrypt has no case of a refusal" }));

    [Test]
    public void Without_a_success_there_is_a_gap() => Assert.That(
        Gaps(Refusal, Refusal with { Name = "A.B" }, Refusal with { Name = "A.C" }), Is.EqualTo(new[] { "Encrypt has no case of a success" }));

    [Test]
    public void A_case_names_an_operation_that_exists() => Assert.That(
        Gaps(Success, Success with { Name = "A.B" }, Refusal, Success with { Operation = null }, Success with { Operation = "Encript" }),
        Is.EqualTo(new[] { "FixtureConformance.Works names no operation", "FixtureConformance.Works names Encript, which is no operation" }));

    [Test]
    public void The_table_of_key_specs_has_every_one_of_the_SDK() => Assert.That(
        CreateKeySpecConformance.Specs,
        Is.EquivalentTo(typeof(KeySpec).GetFields().Where(field => field.IsStatic).Select(field => field.GetValue(null)!.ToString())));

    private static IReadOnlyList<string> Gaps(params ConformanceCase[] cases) => Coverage.Gaps(["Encrypt"], cases);
}
