namespace FakeKms.Tests.Seeding.Worlds;

/// <summary>States of Terraform whose parts have another form than <c>terraform show -json</c> gives them.</summary>
public class TerraformShapeTests
{
    private const string Id = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Arn = $"arn:aws:kms:us-east-1:111122223333:key/{Id}";

    [TestCase("{\"values\": 7}", "values")]
    [TestCase("{\"values\": []}", "values")]
    [TestCase("{\"values\": {\"root_module\": \"none\"}}", "root_module")]
    [TestCase("{\"values\": {\"root_module\": {\"resources\": {}}}}", "resources")]
    [TestCase("{\"values\": {\"root_module\": {\"child_modules\": true}}}", "child_modules")]
    public void A_part_of_another_kind_is_refused_by_its_name(string state, string part) => Refused(
        state.Insert(1, "\"format_version\": \"1.0\", "), $"The text is no state of Terraform that can be loaded: {part} has another form than terraform show -json gives it.");

    [TestCase("{\"values\": null}")]
    [TestCase("{\"values\": {\"root_module\": null}}")]
    [TestCase("{\"values\": {\"root_module\": {\"resources\": null, \"child_modules\": null}}}")]
    public void A_part_that_is_null_has_no_resources(string state) =>
        Refused(state.Insert(1, "\"format_version\": \"1.0\", "), "aws_kms_alias, aws_kms_key_policy, aws_kms_grant.");

    [Test]
    public void A_module_that_is_no_object_is_refused() => Refused(
        """{"format_version": "1.0", "values": {"root_module": {"child_modules": [null]}}}""", "one of its child_modules is no object.");

    [TestCase("\"tags_all\": {\"Team\": null}", "tags_all.Team must be a text.")]
    [TestCase("\"tags\": {\"Team\": [\"a\"]}", "tags.Team must be a text.")]
    [TestCase("\"tags\": {\"Team\": \"a\", \"Team\": \"b\"}", "tags.Team stands there twice.")]
    [TestCase("\"description\": \"a\", \"description\": \"b\"", "description stands there twice.")]
    [TestCase("\"policy\": \"{\\\"Version\\\":\\\"\\\\ud800\\\"}\"", "its policy is no JSON.")]
    public void An_attribute_of_a_key_is_refused_with_the_place_in_it(string attribute, string message) =>
        Refused(State(Key(attribute)), $"aws_kms_key.cards: {message}");

    [TestCase("\"operations\": [\"Decrypt\", null]", "operations[1] must not be null.")]
    [TestCase("\"operations\": [7]", "operations has another form than the AWS provider gives it.")]
    [TestCase("\"operations\": [\"Decrypt\"], \"constraints\": [null]", "constraints[0] must not be null.")]
    [TestCase("\"operations\": [\"Decrypt\"], \"constraints\": [{\"encryption_context_equals\": {\"a\": null}}]", "constraints[0].encryption_context_equals.a must be a text.")]
    [TestCase("\"operations\": [\"Decrypt\"], \"constraints\": [{\"encryption_context_subset\": {\"a\": 1}}]", "constraints[0].encryption_context_subset.a must be a text.")]
    [TestCase("\"operations\": [\"Decrypt\"], \"constraints\": {}", "constraints has another form than the AWS provider gives it.")]
    public void An_attribute_of_a_grant_is_refused_with_the_place_in_it(string attributes, string message)
    {
        var grant = Resource("aws_kms_grant", "worker", $$"""
            "grant_id": "{{new string('0', 64)}}", "key_id": "{{Id}}", "grantee_principal": "arn:aws:iam::111122223333:role/worker", {{attributes}}
            """);

        Refused(State(Key("\"tags\": {}"), grant), $"aws_kms_grant.worker: {message}");
    }

    [TestCase("9999-12-31T00:00:00Z")]
    [TestCase("0001-01-01T00:00:00Z")]
    [TestCase("tomorrow")]
    public void An_expiry_that_no_key_has_is_refused(string date)
    {
        var key = Resource("aws_kms_external_key", "cards", $$"""
            "arn": "{{Arn}}", "id": "{{Id}}", "key_material_base64": "{{Convert.ToBase64String(Wrapping.Material(3))}}", "valid_to": "{{date}}"
            """);

        Refused(State(key), "aws_kms_external_key.cards: valid_to: a date from 1970 to 2500 with a zone is needed, such as 2026-01-01T00:00:00Z.");
    }

    private static void Refused(string state, string message) => Assert.That(
        () => Pinned.Server(k => k.WithKeysFromTerraformJson(state)), Throws.ArgumentException.With.Message.EndsWith(message));

    private static string Key(string attribute) => Resource("aws_kms_key", "cards", $"\"arn\": \"{Arn}\", {attribute}");

    private static string Resource(string type, string name, string values) =>
        $$"""{"address": "{{type}}.{{name}}", "mode": "managed", "type": "{{type}}", "name": "{{name}}", "values": { {{values}} } }""";

    private static string State(params string[] resources) =>
        $$$"""{"format_version": "1.0", "values": {"root_module": {"resources": [{{{string.Join(", ", resources)}}}] } } }""";
}
