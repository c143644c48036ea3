namespace FakeKms.Tests.Seeding.AwsCli;

/// <summary>Outputs whose parts have another form than the AWS CLI gives them.</summary>
public class CliShapeTests
{
    private const string Id = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Arn = $"arn:aws:kms:us-east-1:111122223333:key/{Id}";
    private const string Described = $$$"""{"KeyMetadata": {"Arn": "{{{Arn}}}", "KeyState": "Enabled"}}""";
    private const string Policy = $"get-key-policy.{Id}.json";
    private const string Tags = $"list-resource-tags.{Id}.json";

    private static readonly string Grant = $$"""{"KeyId": "{{Arn}}", "GrantId": "{{new string('0', 64)}}", "GranteePrincipal": "arn:aws:iam::111122223333:root", """;

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return new("list-keys.json", """{"Keys": [null]}""", "$.Keys[0] must not be null.");
        yield return new("list-aliases.json", """{"Aliases": [null]}""", "$.Aliases[0] must not be null.");
        yield return new("list-aliases.json", """{"Aliases": [{"AliasName": null, "TargetKeyId": "1"}]}""", "$.Aliases[0] lacks AliasName.");
        yield return new(Tags, """{"Tags": [null]}""", "$.Tags[0] must not be null.");
        yield return new(Tags, """{"Tags": [{"TagKey": null}]}""", "$.Tags[0] lacks TagKey.");
        yield return new(Tags, """{"Tags": [], "Tags": []}""", "$.Tags stands there twice.");
        yield return new(Policy, """{"Policy": "{\"Version\":\"\\ud800\"}"}""", "its Policy is no JSON.");
        yield return new("list-grants.json", """{"Grants": [null]}""", "$.Grants[0] must not be null.");
        yield return new("list-grants.json", $$"""{"Grants": [{{Grant}} "Operations": null}]}""", "$.Grants[0] lacks Operations.");
        yield return new("list-grants.json", $$"""{"Grants": [{{Grant}} "Operations": [null]}]}""", "$.Grants[0].Operations[0] must not be null.");
        yield return new(
            "list-grants.json", $$$$"""{"Grants": [{{{{Grant}}}} "Operations": ["Decrypt"], "Constraints": {"EncryptionContextEquals": {"a": null}}}]}""",
            "$.Grants[0].Constraints.EncryptionContextEquals.a must be a text.");
        yield return new("describe-key.json", """{"KeyMetadata": {"Arn": null, "KeyState": "Enabled"}}""", "$.KeyMetadata lacks Arn.");
        yield return new("describe-key.json", """{"Other\udc00": 1}""", "it is no JSON; see line 1. Write it with --output json.");
    }

    [TestCaseSource(nameof(Refused))]
    public void A_part_of_another_form_is_refused_with_its_place(string name, string json, string message) => WithFolder(name, json, folder => Assert.That(
        () => Pinned.Server(k => k.WithKeysFromAwsCli(folder)),
        Throws.ArgumentException.With.Message.EqualTo($"{Path.GetFileName(folder)} has no keys that can be loaded: {name}: {message}")));

    [Test]
    public void A_member_that_AWS_has_added_is_no_obstacle() => WithFolder(Tags, """{"Tags": [{"TagKey": "a", "TagValue": "b", "New": [null]}], "New": {"a": null}}""", folder =>
    {
        using var kms = Pinned.Server(k => k.WithKeysFromAwsCli(folder));

        Assert.That(kms.Keys.Single().Tags, Is.EqualTo(new Dictionary<string, string> { ["a"] = "b" }));
    });

    private static void WithFolder(string name, string json, Action<string> look)
    {
        var folder = Directory.CreateTempSubdirectory("aws-cli-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "describe-key.json"), Described);
            File.WriteAllText(Path.Combine(folder, name), json);
            look(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
