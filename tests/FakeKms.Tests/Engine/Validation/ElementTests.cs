using Amazon.KeyManagementService.Model;
using FakeKms.Engine.Validation;
using FakeKms.Model;
using FakeKms.Operations;
using FakeKms.Tests.Operations.Grants;

namespace FakeKms.Tests.Engine.Validation;

/// <summary>What lists and maps of strings hold, and how AWS says what is wrong with it.</summary>
public class ElementTests : InMemory
{
    private const string OneOf =
        "failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [Decrypt, Encrypt, GenerateDataKey, " +
        "GenerateDataKeyWithoutPlaintext, ReEncryptFrom, ReEncryptTo, Sign, Verify, GetPublicKey, CreateGrant, RetireGrant, DescribeKey, " +
        "GenerateDataKeyPair, GenerateDataKeyPairWithoutPlaintext, GenerateMac, VerifyMac, DeriveSharedSecret, Decapsulate, Encapsulate]]";

    [Test]
    public async Task An_operation_that_is_none_is_refused_with_the_whole_list() => Assert.That(
        await ErrorOf(() => Client.GrantAsync("x", r => r.Operations = ["Encrypt", "Foo"])),
        Is.EqualTo("ValidationException: 1 validation error detected: Value '[Encrypt, Foo]' at 'operations' " + OneOf));

    [Test]
    public void An_element_that_is_null_is_refused() => Assert.That(
        () => RequestShape.Validate(OperationCatalog.Find("CreateGrant")!, new CreateGrantRequest { KeyId = "x", Operations = [null] }),
        Throws.Exception.With.Message.EqualTo("1 validation error detected: Value '[null]' at 'operations' " + OneOf));

    // The request of another operation stands for one of a newer SDK.
    [Test]
    public void A_member_that_an_operation_does_not_know_is_refused_by_name() => Assert.That(
        () => RequestShape.Validate(OperationCatalog.Find("DescribeKey")!, new EncryptRequest { KeyId = "x", Plaintext = new MemoryStream([1]) }),
        Throws.TypeOf<KmsFailure>().With.Message.EqualTo("The member Plaintext of DescribeKey is not supported by FakeKms yet."));

    [Test]
    public void A_structure_in_a_list_that_is_null_is_refused() => Assert.That(
        () => RequestShape.Validate(OperationCatalog.Find("CreateKey")!, new CreateKeyRequest { Tags = [new Tag { TagKey = "a", TagValue = "1" }, null] }),
        Throws.Exception.With.Message.EqualTo(
            "1 validation error detected: Value null at 'tags.2.member' failed to satisfy constraint: Member must not be null"));

    [TestCase(0)]
    [TestCase(8193)]
    public async Task A_grant_token_of_a_wrong_length_is_refused_and_not_echoed(int length)
    {
        var token = new string('t', length);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ErrorOf(() => Client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = "x", GrantTokens = ["good", token] })), Is.EqualTo(
                "ValidationException: 1 validation error detected: Value at 'grantTokens' failed to satisfy constraint: Member must satisfy constraint: " +
                "[Member must have length less than or equal to 8192, Member must have length greater than or equal to 1]"));
            Assert.That(await ErrorOf(() => Client.RetireGrantAsync(token)), Does.StartWith(
                "ValidationException: 1 validation error detected: Value at 'grantToken' failed to satisfy constraint: Member must have length "));
        }
    }

    [Test]
    public async Task There_are_at_most_10_grant_tokens() => Assert.That(
        await ErrorOf(() => Client.DescribeKeyAsync(new DescribeKeyRequest { KeyId = "x", GrantTokens = [.. Enumerable.Repeat("t", 11)] })), Is.EqualTo(
            "ValidationException: 1 validation error detected: Value at 'grantTokens' failed to satisfy constraint: Member must have length less than or equal to 10"));

    [TestCase(0, "")]
    [TestCase(129, "ttt")]
    public void A_tag_key_of_a_wrong_length_breaks_the_rule_of_its_list(int length, string start)
    {
        var rule = ElementRule.Of("TagKeys")!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rule.IsBrokenBy([start.PadRight(length, 't')]), Is.True);
            Assert.That(rule.IsBrokenBy(["t", new string('t', 128)]), Is.False);
            Assert.That(rule.Text, Is.EqualTo(
                "Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]"));
        }
    }

    [Test]
    public void A_value_of_a_map_that_is_null_is_refused() => Assert.That(
        () => RequestShape.Validate(OperationCatalog.Find("CreateGrant")!, new CreateGrantRequest
        {
            KeyId = "x",
            Operations = ["Encrypt"],
            Constraints = new() { EncryptionContextEquals = new() { ["a"] = "1", ["b"] = null } },
        }),
        Throws.Exception.With.Message.EqualTo(
            "1 validation error detected: Value '{a=1, b=null}' at 'constraints.encryptionContextEquals' failed to satisfy constraint: " +
            "Map value must satisfy constraint: [Member must not be null]"));

    [Test]
    public void Every_list_of_strings_in_a_request_of_the_SDK_has_a_rule_for_its_elements() => Assert.That(
        typeof(CreateGrantRequest).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(CreateGrantRequest).Namespace && type.Name.EndsWith("Request", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties())
            .Where(member => member.PropertyType == typeof(List<string>))
            .Select(member => member.Name)
            .Distinct(),
        Is.Not.Empty.And.All.Matches<string>(member => ElementRule.Of(member!) is not null));

    [TestCase("a b", "Name", "name", "^[a-zA-Z0-9:/_-]+$")]
    [TestCase("arn:aws:iam::111122223333:user/Bøb", "GranteePrincipal", "granteePrincipal", @"^[\w+=,.@:/-]+$")]
    [TestCase("*", "RetiringPrincipal", "retiringPrincipal", @"^[\w+=,.@:/-]+$")]
    [TestCase("amazonaws.com", "RetiringServicePrincipal", "retiringServicePrincipal", @"^([A-Za-z0-9\-]+)\.([A-Za-z0-9\-]+)(\.[A-Za-z0-9\-]+)+$")]
    public void Names_and_principals_have_the_characters_that_AWS_allows(string value, string member, string path, string pattern)
    {
        var request = new CreateGrantRequest { KeyId = "x", Operations = ["Encrypt"] };
        typeof(CreateGrantRequest).GetProperty(member)!.SetValue(request, value);

        Assert.That(() => RequestShape.Validate(OperationCatalog.Find("CreateGrant")!, request), Throws.Exception.With.Message.EqualTo(
            $"1 validation error detected: Value '{value}' at '{path}' failed to satisfy constraint: Member must satisfy regular expression pattern: {pattern}"));
    }

    [TestCase("arn:aws:s3:::cards-of-alice")]
    public async Task A_source_is_an_ARN_with_an_account(string source) => Assert.That(
        await ErrorOf(() => Client.GrantAsync("x", r => r.Constraints = new() { SourceArn = source })), Is.EqualTo(
            $"ValidationException: 1 validation error detected: Value '{source}' at 'constraints.sourceArn' failed to satisfy constraint: " +
            "Member must satisfy regular expression pattern: ^arn:aws[a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:.+$"));
}
