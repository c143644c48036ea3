using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FakeKms.Engine.Permissions;
using FakeKms.Operations;

namespace FakeKms.Tests.Engine.Authorization.Cases;

/// <summary>Whether the cases cover what they are to cover.</summary>
public sealed partial class PolicyCaseCoverageTests
{
    private const string Documentation = "https://docs.aws.amazon.com/";

    private static readonly string[] Operators =
    [
        "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike",
        "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals",
        "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals",
        "Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnNotEquals", "ArnLike", "ArnNotLike", "Null",
        "IfExists", "ForAllValues", "ForAnyValue",
    ];

    /// <summary>The rules of the decision, of grants, of other accounts and of the texts.</summary>
    private static readonly string[] Rules =
    [
        "ReEncrypt", "aliases", "no key", "dry run",
        "explicit deny", "resource control policies", "service control policies", "VPC endpoint policy", "direct Allow", "delegating Allow",
        "no Allow in the key policy", "identity policies", "grants", "boundary and session policy", "nothing allowed",
        "user named", "role named", "session named", "federated user named", "issuer named", "everybody named",
        "federated user without session policy", "root user", "limits and grants", "Deny for the account", "service principals", "forward access",
        "AWS managed keys",
        "grantee", "operations of a grant", "constraints of a grant", "source of a grant", "grants by grants", "grant propagation", "retiring",
        "revoking and listing",
        "both accounts", "foreign principals in the key policy", "grants across accounts", "foreign root user", "operations across accounts",
        "foreign keys by name",
        "text: no identity policy", "text: no resource policy", "text: neither", "text: Deny in the key policy", "text: Deny in an identity policy",
        "text: session policy", "text: permissions boundary", "text: service control policy", "text: resource control policy",
        "text: VPC endpoint policy", "text: no key", "text: foreign key", "text: foreign without identity policy",
        "text: ciphertext of a foreign key", "text: ciphertext of an own key", "text: service principal", "text: several policies",
    ];

    private static IEnumerable<string> Keys =>
    [
        .. OperationCatalog.All.SelectMany(operation => operation.NeededPermissions).Cast<IPermission>()
            .SelectMany(permission => permission.Conditions.All.Concat(permission.Scope.Conditions.All)).Concat(PermissionScope.Global.All)
            .Select(condition => condition.Name).Where(name => name != "kms:RecipientAttestation:").Distinct(),
        "kms:RecipientAttestation:ImageSha384", "kms:RecipientAttestation:PCR", "kms:RecipientAttestation:NitroTPMPCR",
    ];

    private static IEnumerable<string> OperationNames => OperationCatalog.All.Select(operation => operation.Name);

    [Test]
    public void There_are_at_least_250_cases() => Assert.That(CaseFiles.All.Count(), Is.GreaterThanOrEqualTo(250));

    [Test]
    public void Every_case_has_a_title_of_its_own() => Assert.That(CaseFiles.All.Select(policyCase => policyCase.Title), Is.Unique);

    [Test]
    public void Every_case_says_which_page_of_the_documentation_it_is_from() =>
        Assert.That(CaseFiles.All.Where(policyCase => !policyCase.Source.StartsWith(Documentation, StringComparison.Ordinal)), Is.Empty);

    [TestCaseSource(nameof(Operators))]
    public void Every_operator_has_at_least_five_cases(string name) =>
        Assert.That(Conditions.Count(condition => condition.Any(test => IsOf(name, test.Operator))), Is.GreaterThanOrEqualTo(5));

    [TestCaseSource(nameof(Keys))]
    public void Every_condition_key_has_at_least_three_cases(string name) => Assert.That(
        Conditions.Count(condition => condition.Any(test => Numbered().Replace(StemOf(test.Key), "").Equals(name, StringComparison.OrdinalIgnoreCase))),
        Is.GreaterThanOrEqualTo(3));

    [TestCaseSource(nameof(OperationNames))]
    public void Every_operation_has_a_case(string name) => Assert.That(CaseFiles.All.Select(policyCase => policyCase.Call), Does.Contain(name));

    [TestCaseSource(nameof(Rules))]
    public void Every_rule_has_at_least_two_cases(string rule) =>
        Assert.That(CaseFiles.All.Count(policyCase => policyCase.Rules.Contains(rule)), Is.GreaterThanOrEqualTo(2));

    [Test]
    public void Every_rule_of_a_case_is_one_that_is_counted() =>
        Assert.That(CaseFiles.All.SelectMany(policyCase => policyCase.Rules).Distinct().Except(Rules), Is.Empty);

    [Test]
    public void Allowed_denied_and_not_allowed_are_all_there_for_each_type_of_policy() => Assert.That(
        CaseFiles.All.Select(policyCase => string.Join(' ', policyCase.Expect.Split(' ')[..2])).Distinct(),
        Is.SupersetOf(
        [
            "allowed KeyPolicy", "allowed IdentityPolicy", "allowed Grant", "missing KeyPolicy", "missing IdentityPolicy", "missing PermissionsBoundary",
            "missing SessionPolicy", "missing ServiceControlPolicy", "missing VpcEndpointPolicy", "denied KeyPolicy", "denied IdentityPolicy",
            "denied PermissionsBoundary", "denied SessionPolicy", "denied ServiceControlPolicy", "denied ResourceControlPolicy", "denied VpcEndpointPolicy",
        ]));

    /// <summary>The operators and condition keys of each case.</summary>
    private static IEnumerable<(string Operator, string Key)[]> Conditions => CaseFiles.AllAsJson.Select(policyCase => In(policyCase).ToArray());

    private static IEnumerable<(string Operator, string Key)> In(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair.Key == "Condition"
            ? pair.Value!.AsObject().SelectMany(test => test.Value!.AsObject().Select(key => (test.Key, key.Key)))
            : In(pair.Value)),
        JsonArray list => list.SelectMany(In),
        _ => [],
    };

    private static bool IsOf(string name, string written) =>
        name is "ForAllValues" or "ForAnyValue" ? written.StartsWith(name, StringComparison.Ordinal)
        : name == "IfExists" ? written.EndsWith(name, StringComparison.Ordinal)
        : written.Split(':')[^1].Replace("IfExists", "", StringComparison.Ordinal) == name;

    // A register of an attestation document has the name of its kind and a number.
    private static string StemOf(string key) =>
        key.StartsWith("kms:RecipientAttestation:", StringComparison.Ordinal) ? key : ConditionNames.StemOf(key);

    [GeneratedRegex(@"(?<=PCR)\d+$")]
    private static partial Regex Numbered();
}
