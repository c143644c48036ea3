using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Seeding.Worlds;

/// <summary>Keys from what <c>terraform show -json</c> prints.</summary>
public class TerraformTests
{
    private const string Account = "444455556666";
    private const string CardsId = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string ImportedId = "2234abcd-12ab-34cd-56ef-1234567890ab";
    private const string PendingId = "3234abcd-12ab-34cd-56ef-1234567890ab";
    private const string MrkId = "mrk-1234abcd12ab34cd56ef1234567890ab";
    private const string GrantId = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Policy = """{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"all\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}""";

    private static readonly string Cards = Resource("aws_kms_key", "cards", $$"""
        "arn": "{{Arn(CardsId)}}", "key_id": "{{CardsId}}", "id": "{{CardsId}}", "description": "cards", "is_enabled": false,
        "customer_master_key_spec": "SYMMETRIC_DEFAULT", "key_usage": "ENCRYPT_DECRYPT", "custom_key_store_id": "", "enable_key_rotation": true,
        "rotation_period_in_days": 180, "multi_region": false, "tags": null, "tags_all": {"Team": "Payments"}, "timeouts": null
        """);

    private static readonly string Alias = Resource("aws_kms_alias", "cards", $$"""
        "name": "alias/cards", "target_key_arn": "{{Arn(CardsId)}}", "target_key_id": "{{CardsId}}", "name_prefix": ""
        """);

    private static readonly string Grant = Resource("aws_kms_grant", "worker", $$"""
        "grant_id": "{{GrantId}}", "grant_token": "token", "key_id": "{{CardsId}}", "name": "worker", "grantee_principal": "arn:aws:iam::{{Account}}:role/worker",
        "operations": ["Decrypt", "Encrypt"], "constraints": [{"encryption_context_equals": {"Department": "IT"}, "encryption_context_subset": {} }],
        "retire_on_delete": false
        """);

    private static readonly string Imported = Resource("aws_kms_external_key", "imported", $$"""
        "arn": "{{Arn(ImportedId)}}", "id": "{{ImportedId}}", "enabled": true, "key_state": "Enabled", "expiration_model": "KEY_MATERIAL_EXPIRES",
        "key_material_base64": "{{Convert.ToBase64String(Wrapping.Material(3))}}", "valid_to": "2026-02-01T00:00:00Z"
        """);

    private static readonly string Pending = Resource("aws_kms_external_key", "pending", $$"""
        "arn": "{{Arn(PendingId)}}", "id": "{{PendingId}}", "enabled": false, "key_state": "PendingImport", "key_material_base64": null
        """);

    private static readonly string Primary = Resource("aws_kms_key", "primary", $$"""
        "arn": "{{Arn(MrkId)}}", "key_id": "{{MrkId}}", "customer_master_key_spec": "ECC_NIST_P256", "key_usage": "SIGN_VERIFY", "multi_region": true
        """);

    private static readonly string Replica = Resource("aws_kms_replica_key", "replica", $$"""
        "arn": "{{Arn(MrkId, "eu-west-1")}}", "key_id": "{{MrkId}}", "primary_key_arn": "{{Arn(MrkId)}}", "key_usage": "SIGN_VERIFY", "enabled": true
        """);

    private static readonly string PolicyOfImported = Resource("aws_kms_key_policy", "imported", $$"""
        "key_id": "{{ImportedId}}", "policy": "{{Policy}}", "bypass_policy_lockout_safety_check": false
        """);

    [Test]
    public void A_key_has_its_id_account_description_state_tags_and_rotation()
    {
        using var kms = Server(State(Cards, Alias, Grant));
        var key = kms.Key(Arn(CardsId));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((key.Arn, key.Description, key.KeyState), Is.EqualTo((Arn(CardsId), "cards", KeyState.Disabled)));
            Assert.That(key.Tags, Is.EqualTo(new Dictionary<string, string> { ["Team"] = "Payments" }));
            Assert.That(key.Aliases, Is.EqualTo(new[] { "alias/cards" }));
            Assert.That(key.Grants.Select(grant => grant.GrantId), Is.EqualTo(new[] { GrantId }));
        }
    }

    [Test]
    public async Task A_key_rotates_as_often_as_the_state_says()
    {
        using var kms = Server(State(Cards));
        using var client = kms.CreateClient();

        var rotation = await client.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = CardsId });

        Assert.That((rotation.KeyRotationEnabled, rotation.RotationPeriodInDays), Is.EqualTo((true, 180)));
    }

    [Test]
    public void An_external_key_has_its_material_until_it_expires_or_waits_for_it()
    {
        using var kms = Server(State(Imported, Pending, PolicyOfImported));
        var before = (kms.Key(ImportedId).KeyState, kms.Key(PendingId).KeyState);

        kms.Advance(TimeSpan.FromDays(31));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo((KeyState.Enabled, KeyState.PendingImport)));
            Assert.That(kms.Key(ImportedId).KeyState, Is.EqualTo(KeyState.PendingImport));
            Assert.That(kms.Key(ImportedId).Policy, Does.Contain("\"all\""));
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_replica_is_related_to_its_primary_key_wherever_it_stands(bool replicaFirst)
    {
        using var kms = Server(replicaFirst ? State(Replica, Primary) : State(Primary, Replica));
        using var home = kms.CreateClient();
        using var abroad = kms.CreateClient("eu-west-1");

        var one = await home.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = MrkId });
        var other = await abroad.GetPublicKeyAsync(new GetPublicKeyRequest { KeyId = MrkId });

        Assert.That(one.PublicKey.ToArray(), Is.EqualTo(other.PublicKey.ToArray()));
    }

    [Test]
    public void Other_resources_data_sources_and_modules_are_no_obstacle()
    {
        var inModule = $$"""{"resources": [], "child_modules": [{"resources": [{{Cards}}]}]}""";
        var more = Resource("aws_s3_bucket", "logs", "\"arn\": \"arn:aws:s3:::logs\"");
        var data = Alias.Replace("\"managed\"", "\"data\"", StringComparison.Ordinal);
        using var kms = Server($$$"""
            {"format_version": "1.0", "values": {"root_module": {"resources": [{{{more}}}, {{{data}}}], "child_modules": [{{{inModule}}}] } } }
            """);

        Assert.That(kms.Keys.Select(key => key.KeyId), Is.EqualTo(new[] { CardsId }));
    }

    [Test]
    public void A_replica_of_an_external_key_has_its_own_material()
    {
        var primary = Resource("aws_kms_external_key", "primary", $$"""
            "arn": "{{Arn(MrkId)}}", "id": "{{MrkId}}", "multi_region": true, "key_material_base64": "{{Convert.ToBase64String(Wrapping.Material(3))}}"
            """);
        var replica = Resource("aws_kms_replica_external_key", "replica", $$"""
            "arn": "{{Arn(MrkId, "eu-west-1")}}", "id": "{{MrkId}}", "key_id": "{{MrkId}}", "primary_key_arn": "{{Arn(MrkId)}}", "key_state": "PendingImport"
            """);
        using var kms = Server(State(replica, primary));

        Assert.That(
            (kms.Key(Arn(MrkId)).KeyState, kms.Key(Arn(MrkId, "eu-west-1")).KeyState), Is.EqualTo((KeyState.Enabled, KeyState.PendingImport)));
    }

    [TestCase("{\"format_version\": \"1.0\"}")]
    [TestCase("{\"format_version\": \"1.0\", \"values\": {\"root_module\": {}}}")]
    public void A_state_without_resources_of_KMS_is_refused(string json) => Assert.That(
        () => Server(json), Throws.ArgumentException.With.Message.Contains("it has none of the resources aws_kms_key, aws_kms_external_key"));

    [Test]
    public void A_key_that_KMS_would_not_have_is_named_by_its_resource() => Assert.That(
        () => Server(State(Cards, Alias, Alias)), Throws.ArgumentException.With.Message.StartsWith(
            $"The text has a key that cannot be loaded: aws_kms_key.cards (the key {CardsId} in us-east-1): the key {CardsId} has the alias alias/cards already."));

    [TestCase("{\"format_version\": \"1.2\", \"planned_values\": {}}", "it is a plan, whose keys are not there yet. Apply it, and write the state: terraform show -json without the name of a plan.")]
    [TestCase("{\"format_version\": \"2.0\"}", "its format_version is \"2.0\"; this library reads 0 and 1.")]
    [TestCase("{\"format_version\": \"1.0\", \"values\": {\"root_module\": {\"resources\": [null]}}}", "one of its resources is no object.")]
    [TestCase("{", "it is no JSON; see line 1.")]
    [TestCase("{\n\"a\": \"\\udc00\"}", "it is no JSON; see line 2.")]
    [TestCase("{\n\n\"\\ud800\": 1}", "it is no JSON; see line 3.")]
    [TestCase("{\"version\": 4}", "it has no format_version. Write it with terraform show -json; terraform.tfstate has another form.")]
    public void Another_text_is_refused(string json, string message) =>
        Assert.That(() => Server(json), Throws.ArgumentException.With.Message.EndsWith(message));

    [TestCase("\"description\": \"cards\"", "\"descriptions\": \"cards\"", "aws_kms_key.cards: the attribute descriptions is unknown; did you mean 'description'?")]
    [TestCase("\"description\": \"cards\"", "\"description\": 1", "aws_kms_key.cards: description is no text.")]
    [TestCase("\"is_enabled\": false", "\"is_enabled\": 1", "aws_kms_key.cards: is_enabled is neither true nor false.")]
    [TestCase("\"rotation_period_in_days\": 180", "\"rotation_period_in_days\": \"often\"", "rotation_period_in_days is no whole number.")]
    [TestCase("\"custom_key_store_id\": \"\"", "\"custom_key_store_id\": \"cks-1\"", "it is in a custom key store")]
    [TestCase("\"arn\": \"arn:aws", "\"arn\": \"arn", "arn is no ARN of a key.")]
    [TestCase("{\"Team\": \"Payments\"}", "[]", "tags_all has another form than the AWS provider gives it.")]
    public void An_attribute_that_cannot_be_meant_is_refused(string right, string wrong, string message) => Assert.That(
        () => Server(State(Cards.Replace(right, wrong, StringComparison.Ordinal))), Throws.ArgumentException.With.Message.Contains(message));

    [TestCase("\"key_id\": \"1234", "\"key_id\": \"9234", "aws_kms_key.cards: key_id and arn contradict each other.")]
    [TestCase("\"id\": \"1234", "\"id\": \"9234", "aws_kms_key.cards: id and arn contradict each other.")]
    [TestCase("\"description\"", "\"region\": \"eu-west-1\", \"description\"", "aws_kms_key.cards: region and arn contradict each other.")]
    public void A_key_that_is_two_keys_is_refused(string right, string wrong, string message) => Assert.That(
        () => Server(State(Cards.Replace(right, wrong, StringComparison.Ordinal))), Throws.ArgumentException.With.Message.EndsWith(message));

    [Test]
    public void A_replica_of_a_key_with_another_id_is_refused() => Assert.That(
        () => Server(State(Primary, Replica.Replace($"\"primary_key_arn\": \"{Arn(MrkId)}", $"\"primary_key_arn\": \"{Arn(CardsId)}", StringComparison.Ordinal))),
        Throws.ArgumentException.With.Message.EndsWith("primary_key_arn and arn contradict each other: a replica has the key id of its primary key."));

    [TestCase("\"target_key_id\": \"1234", "\"target_key_id\": \"9234", "aws_kms_alias.cards: target_key_id and target_key_arn contradict each other.")]
    [TestCase("\"name_prefix\"", "\"arn\": \"arn:aws:kms:eu-west-1:444455556666:alias/cards\", \"region\": \"us-east-1\", \"name_prefix\"", "aws_kms_alias.cards: region and arn contradict each other.")]
    public void An_alias_of_two_keys_is_refused(string right, string wrong, string message) => Assert.That(
        () => Server(State(Cards, Alias.Replace(right, wrong, StringComparison.Ordinal))), Throws.ArgumentException.With.Message.EndsWith(message));

    [Test]
    public void An_alias_may_name_its_key_twice_by_its_ARN()
    {
        using var kms = Server(State(Cards, Alias.Replace($"\"target_key_id\": \"{CardsId}", $"\"target_key_id\": \"{Arn(CardsId)}", StringComparison.Ordinal)));

        Assert.That(kms.Key("alias/cards").KeyId, Is.EqualTo(CardsId));
    }

    [TestCase("\"mode\": \"managed\", ", "", "aws_kms_key.cards has no mode.")]
    [TestCase("\"managed\"", "\"manage\"", "aws_kms_key.cards has another mode than managed and data: manage.")]
    [TestCase("\"type\": \"aws_kms_key\", ", "", "aws_kms_key.cards has no type.")]
    public void A_resource_that_does_not_say_what_it_is_is_refused(string right, string wrong, string message) => Assert.That(
        () => Server(State(Cards.Replace(right, wrong, StringComparison.Ordinal))), Throws.ArgumentException.With.Message.EndsWith(message));

    [Test]
    public void A_resource_without_values_is_refused() => Assert.That(
        () => Server(State("""{"address": "aws_kms_key.cards", "mode": "managed", "type": "aws_kms_key"}""")),
        Throws.ArgumentException.With.Message.EndsWith("aws_kms_key.cards has no values."));

    [Test]
    public void A_grant_on_a_key_of_another_state_is_refused() => Assert.That(
        () => Server(State(Grant)), Throws.ArgumentException.With.Message.EndsWith($"aws_kms_grant.worker: its key {CardsId} is not in the state."));

    [Test]
    public void A_file_is_named_in_the_message()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"terraform-{Guid.NewGuid():N}.json");
        File.WriteAllText(path, "{}");
        try
        {
            Assert.That(() => FakeKmsServer.Start(k => k.WithKeysFromTerraform(path)), Throws.ArgumentException.With.Message.StartsWith(Path.GetFileName(path)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Arn(string keyId, string region = "us-east-1") => $"arn:aws:kms:{region}:{Account}:key/{keyId}";

    private static string Resource(string type, string name, string values) =>
        $$"""{"address": "{{type}}.{{name}}", "mode": "managed", "type": "{{type}}", "name": "{{name}}", "values": { {{values}} } }""";

    private static string State(params string[] resources) =>
        $$$"""{"format_version": "1.0", "values": {"root_module": {"resources": [{{{string.Join(", ", resources)}}}] } } }""";

    private static FakeKmsServer Server(string json) => Pinned.Server(k => k.WithAccountId(Account).WithKeysFromTerraformJson(json));
}
