using FakeKms.Engine.Members;
using FakeKms.Engine.Validation;

namespace FakeKms.Tests.Engine.Validation;

/// <summary>
/// The patterns of the text members of all requests, as the API reference gives them. That of key ids is not there: it is what the service prints.
/// https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html
/// </summary>
public class MemberPatternTests
{
    private const string KeyId = @"^\p{ASCII}+$";
    private const string Alias = @"^[a-zA-Z0-9:/_-]+$";
    private const string Marker = @"[\u0020-\u00FF]*";
    private const string Material = @"^[a-f0-9]+$";
    private const string Policy = @"[\u0009\u000A\u000D\u0020-\u00FF]+";
    private const string PolicyName = @"[\w]+";
    private const string Region = @"^([a-z]+-){2,3}\d+$";

    private static readonly Dictionary<string, string> Documented = new()
    {
        ["CreateAlias.AliasName"] = Alias,
        ["CreateAlias.TargetKeyId"] = KeyId,
        ["CreateKey.Policy"] = Policy,
        ["DeleteAlias.AliasName"] = Alias,
        ["DeleteImportedKeyMaterial.KeyMaterialId"] = Material,
        ["DescribeCustomKeyStores.Marker"] = Marker,
        ["GetKeyPolicy.PolicyName"] = PolicyName,
        ["ImportKeyMaterial.KeyMaterialDescription"] = @"^[a-zA-Z0-9:/_\s.-]+$",
        ["ImportKeyMaterial.KeyMaterialId"] = Material,
        ["ListAliases.Marker"] = Marker,
        ["ListGrants.Marker"] = Marker,
        ["ListKeyPolicies.Marker"] = Marker,
        ["ListKeyRotations.Marker"] = Marker,
        ["ListKeys.Marker"] = Marker,
        ["ListResourceTags.Marker"] = Marker,
        ["ListRetirableGrants.Marker"] = Marker,
        ["PutKeyPolicy.Policy"] = Policy,
        ["PutKeyPolicy.PolicyName"] = PolicyName,
        ["ReEncrypt.DestinationKeyId"] = KeyId,
        ["ReEncrypt.SourceKeyId"] = KeyId,
        ["ReplicateKey.Policy"] = Policy,
        ["ReplicateKey.ReplicaRegion"] = Region,
        ["UpdateAlias.AliasName"] = Alias,
        ["UpdateAlias.TargetKeyId"] = KeyId,
        ["UpdatePrimaryRegion.PrimaryRegion"] = Region,
    };

    // The members of custom key stores and of grants.
    private static readonly string[] Elsewhere = ["CloudHsmClusterId", "GranteePrincipal", "GranteeServicePrincipal", "RetiringPrincipal", "RetiringServicePrincipal", "Name", "SourceArn"];

    private static IEnumerable<string> Operations => SdkOperations.Names.Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Operations))]
    public void The_texts_of_a_request_have_the_documented_patterns(string operation)
    {
        var texts = SdkMembers.Of(RequestOf(operation)).Where(member => member.PropertyType == typeof(string)).Select(member => member.Name)
            .Where(name => !Elsewhere.Contains(name) && !name.StartsWith("Xks", StringComparison.Ordinal))
            .ToArray();

        Assert.That(
            texts.Select(name => $"{name} {MemberPatterns.Of(name)?.Text}"),
            Is.EqualTo(texts.Select(name => $"{name} {Documented.GetValueOrDefault($"{operation}.{name}", name == "KeyId" ? KeyId : "")}")));
    }

    [Test]
    public void Each_documented_member_exists() => Assert.That(
        Documented.Keys.Where(path => RequestOf(path.Split('.')[0]).GetProperty(path.Split('.')[1]) is null), Is.Empty);

    [TestCase("KeyId", "", false)]
    [TestCase("KeyId", "\0 \u007f", true)]
    [TestCase("KeyId", "\u0080", false)]
    [TestCase("PolicyName", "schlüssel", false)]
    [TestCase("PolicyName", "default_1", true)]
    [TestCase("PolicyName", "default\n", false)]
    [TestCase("Policy", "\u0100", false)]
    [TestCase("Policy", "\u00ff\r\n\t", true)]
    [TestCase("ReplicaRegion", "us-gov-west-1", true)]
    [TestCase("ReplicaRegion", "us-1", false)]
    [TestCase("KeyMaterialDescription", "a\u00a0b", false)]
    public void A_pattern_covers_the_whole_text_with_the_character_classes_of_the_service(string member, string text, bool matches) =>
        Assert.That(MemberPatterns.Of(member)!.Accepts(text), Is.EqualTo(matches));

    private static Type RequestOf(string operation) =>
        typeof(Amazon.KeyManagementService.Model.CreateKeyRequest).Assembly.GetType($"Amazon.KeyManagementService.Model.{operation}Request", throwOnError: true)!;
}
