using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios;

public class ScenarioManagementVerbTests : InMemory
{
    private static readonly Dictionary<string, string> Team = new() { ["team"] = "cards" };

    [Test]
    public async Task A_key_is_created_with_what_the_verb_was_given()
    {
        await Kms.Scenario("whole")
            .CreateKey("alias/a")
            .GetKeyPolicy("alias/a", into: "policy")
            .CreateKey(
                "alias/b", OriginType.AWS_KMS, "second", Team, KeySpec.RSA_2048, KeyUsageType.SIGN_VERIFY, multiRegion: true, policy: "policy",
                bypassPolicyLockoutSafetyCheck: true);

        var parameters = Kms.Trail[^1].RequestParameters;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(parameters.GetProperty("keySpec").GetString(), Is.EqualTo("RSA_2048"));
            Assert.That(parameters.GetProperty("keyUsage").GetString(), Is.EqualTo("SIGN_VERIFY"));
            Assert.That(parameters.GetProperty("origin").GetString(), Is.EqualTo("AWS_KMS"));
            Assert.That(parameters.GetProperty("description").GetString(), Is.EqualTo("second"));
            Assert.That(parameters.GetProperty("multiRegion").GetBoolean(), Is.True);
            Assert.That(parameters.GetProperty("policy").GetString(), Is.EqualTo(Kms.Key("alias/a").Policy));
            Assert.That(parameters.GetProperty("bypassPolicyLockoutSafetyCheck").GetBoolean(), Is.True);
            Assert.That(Kms.Key("alias/b").Tags, Is.EqualTo(Team));
        }
    }

    [Test]
    public async Task The_verbs_of_descriptions_and_uses_call_what_they_are_named_after()
    {
        var scenario = Kms.Scenario("descriptions")
            .CreateKey("alias/a")
            .UpdateKeyDescription("alias/a", "new")
            .Encrypt("alias/a", "text")
            .GetKeyLastUsage("alias/a");
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Names(), Is.EqualTo((string[])["CreateKey", "UpdateKeyDescription", "Encrypt", "GetKeyLastUsage"]));
            Assert.That(Parameters(1), Is.EqualTo($$"""{"keyId":"{{Kms.Key("alias/a").KeyId}}","description":"new"}"""));
            Assert.That(scenario.Results.Response<GetKeyLastUsageResponse>(4).KeyLastUsage.Operation.Value, Is.EqualTo("Encrypt"));
        }
    }

    [Test]
    public async Task The_verbs_of_policies_call_what_they_are_named_after()
    {
        var scenario = Kms.Scenario("policies")
            .CreateKey("alias/a")
            .CreateKey("alias/b")
            .GetKeyPolicy("alias/a", into: "policy", policyName: "default")
            .PutKeyPolicy("alias/b", "policy", policyName: "default", bypassPolicyLockoutSafetyCheck: true)
            .ListKeyPolicies("alias/b", limit: 5);
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Names().Skip(2), Is.EqualTo((string[])["GetKeyPolicy", "PutKeyPolicy", "ListKeyPolicies"]));
            Assert.That(scenario.Results.Text("policy"), Is.EqualTo(Kms.Key("alias/a").Policy));
            Assert.That(Parameter(2, "policyName").GetString(), Is.EqualTo("default"));
            Assert.That(Parameter(3, "policy").GetString(), Is.EqualTo(scenario.Results.Text("policy")));
            Assert.That(Parameter(3, "policyName").GetString(), Is.EqualTo("default"));
            Assert.That(Parameter(3, "bypassPolicyLockoutSafetyCheck").GetBoolean(), Is.True);
            Assert.That(Parameter(4, "limit").GetInt32(), Is.EqualTo(5));
        }
    }

    [Test]
    public async Task The_verbs_of_tags_call_what_they_are_named_after()
    {
        var scenario = Kms.Scenario("tags")
            .CreateKey("alias/a", tags: Team)
            .TagResource("alias/a", new Dictionary<string, string> { ["stage"] = "test", ["cost"] = "1" })
            .UntagResource("alias/a", "team", "cost")
            .ListResourceTags("alias/a", limit: 5);
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Names(), Is.EqualTo((string[])["CreateKey", "TagResource", "UntagResource", "ListResourceTags"]));
            Assert.That(Parameter(1, "tags").GetArrayLength(), Is.EqualTo(2));
            Assert.That(Parameter(2, "tagKeys").EnumerateArray().Select(tag => tag.GetString()), Is.EqualTo((string[])["team", "cost"]));
            Assert.That(Parameter(3, "limit").GetInt32(), Is.EqualTo(5));
            Assert.That(scenario.Results.Response<ListResourceTagsResponse>(4).Tags.Select(tag => (tag.TagKey, tag.TagValue)), Is.EqualTo(((string, string)[])[("stage", "test")]));
        }
    }

    [Test]
    public async Task The_verbs_of_rotation_call_what_they_are_named_after()
    {
        var scenario = Kms.Scenario("rotation")
            .CreateKey("alias/a")
            .EnableKeyRotation("alias/a", rotationPeriodInDays: 100)
            .GetKeyRotationStatus("alias/a")
            .DisableKeyRotation("alias/a");
        await scenario;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Names(), Is.EqualTo((string[])["CreateKey", "EnableKeyRotation", "GetKeyRotationStatus", "DisableKeyRotation"]));
            Assert.That(Parameter(1, "rotationPeriodInDays").GetInt32(), Is.EqualTo(100));
            Assert.That(scenario.Results.Response<GetKeyRotationStatusResponse>(3).RotationPeriodInDays, Is.EqualTo(100));
        }
    }

    [Test]
    public async Task Algorithms_arrive_in_the_requests_of_cryptography()
    {
        var algorithm = EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT;
        await Kms.Scenario("algorithms")
            .CreateKey("alias/a")
            .Encrypt("alias/a", "text", into: "text", encryptionAlgorithm: algorithm)
            .Encrypt("alias/a", [1], into: "byte", encryptionAlgorithm: algorithm)
            .Decrypt(from: "text", encryptionAlgorithm: algorithm)
            .ReEncrypt(from: "text", "alias/a", sourceEncryptionAlgorithm: algorithm, destinationEncryptionAlgorithm: algorithm)
            .Encrypt("alias/a", "text", encryptionAlgorithm: EncryptionAlgorithmSpec.RSAES_OAEP_SHA_1).Expect<AmazonKeyManagementServiceException>()
            .Encrypt("alias/a", [1], encryptionAlgorithm: EncryptionAlgorithmSpec.RSAES_OAEP_SHA_1).Expect<AmazonKeyManagementServiceException>()
            .Decrypt(from: "text", encryptionAlgorithm: EncryptionAlgorithmSpec.RSAES_OAEP_SHA_1).Expect<AmazonKeyManagementServiceException>()
            .ReEncrypt(from: "text", "alias/a", sourceEncryptionAlgorithm: EncryptionAlgorithmSpec.RSAES_OAEP_SHA_1).Expect<AmazonKeyManagementServiceException>()
            .ReEncrypt(from: "text", "alias/a", destinationEncryptionAlgorithm: EncryptionAlgorithmSpec.RSAES_OAEP_SHA_1).Expect<AmazonKeyManagementServiceException>();
    }

    private IEnumerable<string> Names() => Kms.Trail.Select(record => record.EventName);

    private string Parameters(int record) => Kms.Trail[record].RequestParameters.GetRawText();

    private JsonElement Parameter(int record, string name) => Kms.Trail[record].RequestParameters.GetProperty(name);
}
