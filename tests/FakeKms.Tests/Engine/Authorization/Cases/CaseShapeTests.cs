using System.Text.Json.Nodes;

namespace FakeKms.Tests.Engine.Authorization.Cases;

/// <summary>No two cases differ in a literal only, and this would be noticed.</summary>
public sealed class CaseShapeTests
{
    private const string Case =
        """
        {"title":"a","source":"b","identity":[{"Sid":"If","Effect":"Allow","Action":"kms:Encrypt","Resource":"*","Condition":{"StringEquals":{"kms:EncryptionContext:tenant":"7"}}}],
         "call":"Encrypt","request":{"EncryptionContext":{"tenant":"7"}},"expect":"allowed IdentityPolicy If"}
        """;

    [Test]
    public void No_two_cases_differ_in_a_literal_only() => Assert.That(
        CaseFiles.AllAsJson.GroupBy(CaseShape.Of).Where(group => group.Count() > 1)
            .Select(group => string.Join(" | ", group.Select(policyCase => policyCase["title"]!.GetValue<string>()))),
        Is.Empty);

    [TestCase("\"7\"", "\"8\"", TestName = "Another value is a literal")]
    [TestCase("tenant", "region", TestName = "Another name of a pair is a literal")]
    [TestCase("\"Sid\":\"If\"", "\"Sid\":\"Use\"", TestName = "Another name of a statement is a literal")]
    [TestCase("\"title\":\"a\"", "\"title\":\"c\"", TestName = "Another title is a literal")]
    public void A_literal_makes_no_other_case(string before, string after) =>
        Assert.That(ShapeOf(Case.Replace(before, after, StringComparison.Ordinal)), Is.EqualTo(ShapeOf(Case)));

    [TestCase("StringEquals", "StringLike", TestName = "Another operator is another case")]
    [TestCase("kms:EncryptionContext:tenant", "kms:ViaService", TestName = "Another condition key is another case")]
    [TestCase("\"Allow\"", "\"Deny\"", TestName = "Another effect is another case")]
    [TestCase("\"identity\"", "\"boundary\"", TestName = "Another type of policy is another case")]
    [TestCase("\"7\"}}}", "[\"7\",\"8\"]}}}", TestName = "Several values are another case")]
    [TestCase("\"7\"}}}", "\"7*\"}}}", TestName = "A wildcard is another case")]
    [TestCase("allowed IdentityPolicy", "missing IdentityPolicy", TestName = "Another outcome is another case")]
    public void What_is_no_literal_makes_another_case(string before, string after) =>
        Assert.That(ShapeOf(Case.Replace(before, after, StringComparison.Ordinal)), Is.Not.EqualTo(ShapeOf(Case)));

    private static string ShapeOf(string json) => CaseShape.Of(JsonNode.Parse(json)!.AsObject());
}
