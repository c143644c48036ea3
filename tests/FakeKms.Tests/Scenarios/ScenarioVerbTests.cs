using System.Reflection;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Scenarios;

public class ScenarioVerbTests : InMemory
{
    private static readonly Dictionary<string, string> Tenant = new() { ["tenant"] = "7" };

    [Test]
    public async Task The_verbs_of_keys_call_what_they_are_named_after()
    {
        await Kms.Scenario("keys")
            .CreateKey("alias/a", description: "first", tags: new Dictionary<string, string> { ["team"] = "cards" })
            .DescribeKey("alias/a")
            .ListKeys(limit: 10)
            .DisableKey("alias/a")
            .EnableKey("alias/a")
            .ScheduleKeyDeletion("alias/a", pendingWindowInDays: 7)
            .CancelKeyDeletion("alias/a");

        Assert.That(Names(), Is.EqualTo((string[])
            ["CreateKey", "DescribeKey", "ListKeys", "DisableKey", "EnableKey", "ScheduleKeyDeletion", "CancelKeyDeletion"]));
    }

    [Test]
    public async Task The_verbs_of_aliases_call_what_they_are_named_after()
    {
        await Kms.Scenario("aliases")
            .CreateKey("one")
            .CreateKey("two")
            .CreateAlias("alias/a", "one")
            .UpdateAlias("alias/a", "two")
            .ListAliases("alias/a")
            .DeleteAlias("alias/a");

        Assert.That(Names(), Is.EqualTo((string[])["CreateKey", "CreateKey", "CreateAlias", "UpdateAlias", "ListAliases", "DeleteAlias"]));
    }

    [Test]
    public async Task The_verbs_of_imported_materials_call_what_they_are_named_after()
    {
        await Kms.Scenario("materials")
            .CreateKey("alias/a", OriginType.EXTERNAL)
            .GetParametersForImport("alias/a")
            .ImportKeyMaterial("alias/a")
            .ImportKeyMaterial("alias/a", importType: ImportType.NEW_KEY_MATERIAL)
            .RotateKeyOnDemand("alias/a")
            .ListKeyRotations("alias/a", IncludeKeyMaterial.ALL_KEY_MATERIAL)
            .DeleteImportedKeyMaterial("alias/a");

        // An on-demand rotation leaves a second record, of the rotation itself, which KMS writes.
        Assert.That(Names().Where(name => name != "RotateKey"), Is.EqualTo((string[])
        [
            "CreateKey", "GetParametersForImport", "GetParametersForImport", "ImportKeyMaterial", "GetParametersForImport", "ImportKeyMaterial",
            "RotateKeyOnDemand", "ListKeyRotations", "DeleteImportedKeyMaterial",
        ]));
    }

    [Test]
    public async Task The_verbs_of_cryptography_call_what_they_are_named_after()
    {
        await Kms.Scenario("cryptography")
            .CreateKey("alias/a")
            .Encrypt("alias/a", "text", into: "text", Tenant)
            .Encrypt("alias/a", [1, 2, 3], into: "bytes")
            .Decrypt(from: "text", into: "plain", Tenant, key: "alias/a")
            .ReEncrypt(from: "bytes", "alias/a", into: "again", destinationEncryptionContext: Tenant, sourceKey: "alias/a")
            .GenerateDataKey("alias/a", into: "data key", numberOfBytes: 24)
            .GenerateDataKeyWithoutPlaintext("alias/a", into: "sealed", keySpec: DataKeySpec.AES_128, encryptionContext: Tenant);

        Assert.That(Names(), Is.EqualTo((string[])
            ["CreateKey", "Encrypt", "Encrypt", "Decrypt", "ReEncrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext"]));
    }

    [Test]
    public void Every_verb_is_an_operation_or_one_of_the_few_words_of_scripts()
    {
        var words = (string[])["Do", "As", "In", "Advance", "Expect", "FailNext", "FromCloudTrail", "Then", "Repeat", "Parallel"];
        var operations = typeof(IAmazonKeyManagementService).GetMethods().Select(method => method.Name).ToHashSet();
        var verbs = typeof(KmsScenario).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.ReturnType == typeof(KmsScenario)).Select(method => method.Name).Distinct();

        Assert.That(verbs.Except(words).Where(verb => !operations.Contains(verb + "Async")), Is.Empty);
    }

    [Test]
    public async Task Aliases_are_sent_as_given_where_KMS_takes_them_and_as_key_ids_elsewhere()
    {
        await Kms.Scenario("aliases in requests").CreateKey("alias/a").DescribeKey("alias/a").DisableKey("alias/a");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail[1].RequestParameters.GetProperty("keyId").GetString(), Is.EqualTo("alias/a"));
            Assert.That(Kms.Trail[2].RequestParameters.GetProperty("keyId").GetString(), Is.EqualTo(Kms.Key("alias/a").KeyId));
        }
    }

    [Test]
    public async Task An_alias_that_names_no_key_is_sent_as_it_is() =>
        await Kms.Scenario("unknown alias").DisableKey("alias/missing").Expect<AmazonKeyManagementServiceException>();

    [Test]
    public async Task A_name_without_alias_is_known_to_its_script_alone()
    {
        await Kms.Scenario("names").CreateKey("mine").Encrypt("mine", "text").DisableKey("mine");

        Assert.That(Kms.Keys.Single().Aliases, Is.Empty);
    }

    [Test]
    public async Task An_alias_that_exists_fails_the_creation_of_another_key_with_it() =>
        await Kms.Scenario("twice").CreateKey("alias/a").CreateKey("alias/a").Expect<InvalidOperationException>(messageContains: "alias/a");

    private IEnumerable<string> Names() => Kms.Trail.Select(record => record.EventName);
}
