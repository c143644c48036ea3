using FakeKms.Domain.Grants;

namespace FakeKms.Tests.Domain.Grants;

/// <summary>Two requests say the same when they differ in nothing. Looked at directly: a table that compares their hashes first seldom asks.</summary>
internal sealed class GrantTermsTests
{
    private static readonly IReadOnlyDictionary<string, GrantTerms> Different = new Dictionary<string, GrantTerms>
    {
        ["a grant"] = Of(),
        ["no name"] = Of(name: null),
        ["another name"] = Of(name: "other"),
        ["another grantee"] = Of(grantee: "ben"),
        ["the grantee as a service"] = Of(grantee: null, service: "ann"),
        ["another retiring principal"] = Of(retiring: "mary"),
        ["the retiring principal as a service"] = Of(retiringService: "mary"),
        ["another account"] = Of(account: "444455556666"),
        ["fewer operations"] = Of(operations: "Encrypt"),
        ["other operations"] = Of(operations: ["Encrypt", "DescribeKey"]),
        ["a constraint"] = Of(source: "arn:aws:dynamodb:us-east-1:111122223333:table/Cards"),
    };

    [Test]
    public void Grants_that_differ_in_one_thing_are_not_the_same() => Assert.That(Sameness.Mistakes(Different), Is.Empty);

    [Test]
    public void The_order_of_the_operations_does_not_count() => Assert.That(Of(operations: ["Decrypt", "Encrypt"]), Is.EqualTo(Of()));

    [Test]
    public void A_grant_is_not_nothing() => Assert.That(Of().Equals(null), Is.False);

    private static GrantTerms Of(
        string? name = "name", string? grantee = "ann", string? service = null, string? retiring = null, string? retiringService = null, string account = "111122223333",
        string? source = null, params string[] operations) => new()
        {
            Name = name,
            GranteePrincipal = grantee,
            GranteeServicePrincipal = service,
            RetiringPrincipal = retiring,
            RetiringServicePrincipal = retiringService,
            IssuingAccount = account,
            Operations = [.. (operations.Length == 0 ? ["Encrypt", "Decrypt"] : operations).Select(operation => new Amazon.KeyManagementService.GrantOperation(operation))],
            Constraint = source is null ? null : new() { SourceArn = source },
        };
}
