namespace FakeKms.Tests.Seeding.Worlds;

/// <summary>What a file cannot mean is refused, with the place and what to write instead.</summary>
public class RefusedFilesTests
{
    private const string Id = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private const string Mrk = "mrk-1234abcd12ab34cd56ef1234567890ab";
    private const string Key = $"\"keyId\": \"{Id}\"";
    private const string Long = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Bytes = "\"bytes\": \"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"";

    [TestCase("nothing", "it is no JSON; see line 1.")]
    [TestCase("[]", "an object with the members version and keys is needed.")]
    [TestCase("{\"keys\": []}", "$ lacks version; write \"version\": 1.")]
    [TestCase("{\"version\": 2, \"keys\": []}", "$.version is 2; this library reads version 1.")]
    [TestCase("{\"version\": \"1\", \"keys\": []}", "$.version is \"1\"; this library reads version 1.")]
    [TestCase("{\"version\": 1}", "$ lacks keys.")]
    [TestCase("{\"version\": 1, \"keys\": null}", "$ lacks keys.")]
    [TestCase("{\"version\": 1, \"keys\": [null]}", "$.keys[0] must not be null.")]
    [TestCase("{\"version\": 1, \"keys\": {}}", "$.keys has a value of another kind than the one that belongs there.")]
    [TestCase("{\"version\": 1, \"keys\": [], \"kyes\": []}", "$.kyes is unknown; did you mean 'keys'?")]
    [TestCase("{\"version\": 1, \"keys\": [], \"keys\": []}", "$.keys stands there twice.")]
    [TestCase("{\"version\": 1, \"keys\": [{}]}", "$.keys[0] lacks keyId.")]
    public void A_text_of_another_form_is_refused(string json, string message) => Assert.That(
        () => FakeKmsServer.Start(k => k.WithKeysFromJson(json)), Throws.ArgumentException.With.Message.EqualTo($"The text is no file of keys for this library: {message}"));

    [TestCase("\"keySpecs\": \"RSA_2048\"", "$.keys[0].keySpecs is unknown; did you mean 'keySpec'?")]
    [TestCase("\"grants\": [{\"grantId\": \"1\", \"operation\": []}]", "$.keys[0].grants[0].operation is unknown; did you mean 'operations'?")]
    [TestCase("\"tags\": {\"a\": 1}", "$.keys[0].tags.a must be a text.")]
    [TestCase("\"tags\": {\"a\": \"1\", \"a\": \"2\"}", "$.keys[0].tags.a stands there twice.")]
    [TestCase("\"creationDate\": \"2026-01-01\"", "$.keys[0].creationDate: a date from 1970 to 2500 with a zone is needed, such as 2026-01-01T00:00:00Z.")]
    [TestCase("\"creationDate\": \"0001-01-01T00:00:00Z\"", "$.keys[0].creationDate: a date from 1970 to 2500 with a zone is needed, such as 2026-01-01T00:00:00Z.")]
    [TestCase("\"creationDate\": \"9999-12-31T00:00:00Z\"", "$.keys[0].creationDate: a date from 1970 to 2500 with a zone is needed, such as 2026-01-01T00:00:00Z.")]
    [TestCase("\"creationDate\": \"2026-01-01T00:00:00\"", "$.keys[0].creationDate: a date from 1970 to 2500 with a zone is needed, such as 2026-01-01T00:00:00Z.")]
    [TestCase("\"enabled\": \"yes\"", "$.keys[0].enabled has a value of another kind than the one that belongs there.")]
    [TestCase("\"materials\": [{\"bytes\": \"not base64\"}]", "$.keys[0].materials[0].bytes has a value of another kind than the one that belongs there.")]
    public void A_member_of_another_form_is_refused_with_its_path(string members, string message) => Assert.That(
        () => FakeKmsServer.Start(k => k.WithKeysFromJson(OneKey(members))), Throws.ArgumentException.With.Message.EndsWith(": " + message));

    [TestCase("\"accountId\": \"1\"", "accountId 1 must have twelve digits.")]
    [TestCase("\"region\": \"moon\"", "moon is no Region.")]
    [TestCase("\"keySpec\": \"RSA_1024\"", "KMS has no key spec RSA_1024.")]
    [TestCase("\"keySpec\": \"RSA_2048\"", "keys of the spec RSA_2048 need a keyUsage: ENCRYPT_DECRYPT or SIGN_VERIFY.")]
    [TestCase("\"keyUsage\": \"SIGN_VERIFY\"", "the key spec SYMMETRIC_DEFAULT has no usage SIGN_VERIFY")]
    [TestCase("\"origin\": \"AWS_CLOUDHSM\"", "the origin AWS_CLOUDHSM cannot be loaded; AWS_KMS and EXTERNAL can.")]
    [TestCase("\"keyManager\": \"ME\"", "keyManager ME is neither CUSTOMER nor AWS.")]
    [TestCase("\"primaryRegion\": \"eu-west-1\"", "its id is not that of a multi-Region key")]
    [TestCase("\"policy\": {\"Version\": \"2012-10-17\"}", "its policy is refused")]
    [TestCase("\"tags\": {\"aws:a\": \"1\"}", "tags that begin with aws: are AWS's own.")]
    [TestCase("\"deletionDate\": \"2026-02-01T00:00:00Z\", \"pendingDeletionWindowInDays\": 7", "contradict each other")]
    [TestCase("\"pendingDeletionWindowInDays\": 6", "must be 7 to 30.")]
    [TestCase("\"pendingDeletionWindowInDays\": 7", "this key needs a deletionDate.")]
    [TestCase("\"rotation\": {\"periodInDays\": 89}", "rotation.periodInDays must be 90 to 2560.")]
    [TestCase("\"rotation\": {\"nextDate\": \"2026-02-01T00:00:00Z\"}", "rotation.nextDate without rotation.periodInDays says nothing.")]
    [TestCase("\"origin\": \"EXTERNAL\", \"rotation\": {\"periodInDays\": 90}", "do not rotate by the calendar")]
    [TestCase("\"keySpec\": \"HMAC_256\", \"rotation\": {\"periodInDays\": 90}", "keys of the spec HMAC_256 do not rotate; leave rotation out.")]
    [TestCase("\"origin\": \"EXTERNAL\", \"keySpec\": \"ML_DSA_44\"", "material of the key spec ML_DSA_44 cannot be imported.")]
    [TestCase("\"aliases\": [{\"name\": \"cards\"}]", "Write alias/cards.")]
    [TestCase("\"aliases\": [{\"name\": \"alias/aws/s3\"}]", "names that start with alias/aws/ are those of AWS managed keys")]
    [TestCase("\"aliases\": [{\"name\": \"alias/a\"}, {\"name\": \"alias/a\"}]", "has the alias alias/a already.")]
    public void A_key_that_KMS_would_not_have_is_refused(string members, string message) => Assert.That(
        () => FakeKmsServer.Start(k => k.WithKeysFromJson(OneKey(members))),
        Throws.ArgumentException.With.Message.Contains("$.keys[0]").And.Message.Contains(Id).And.Message.Contains(message));

    [TestCase("{}", "its policy is refused: The key policy has no Statement.")]
    [TestCase("{\"Statement\": [{\"Effect\": \"Maybe\"}]}", "its policy is refused: A statement of the key policy needs the Effect Allow or Deny.")]
    [TestCase("{\"Version\": \"2012-10-17\", \"Version\": \"2012-10-17\"}", "its policy is refused: The key policy has the element Version twice.")]
    [TestCase("\"none\"", "its policy is refused: The key policy is not a JSON object.")]
    public void A_policy_of_an_AWS_managed_key_that_is_none_is_refused(string policy, string message) => Assert.That(
        () => FakeKmsServer.Start(k => k.WithKeysFromJson(OneKey($"\"keyManager\": \"AWS\", \"policy\": {policy}"))),
        Throws.ArgumentException.With.Message.EndsWith($"$.keys[0] (the key {Id} in us-east-1): {message}"));

    [TestCase("{\"bytes\": \"AQE=\"}", "AWS_KMS", "the material has 2 bytes; SYMMETRIC_DEFAULT needs 32.")]
    [TestCase("{\"pem\": \"text\"}", "AWS_KMS", "PEM text is for key pairs")]
    [TestCase($"{{{Bytes}, \"pem\": \"text\"}}", "AWS_KMS", "bytes and pem contradict each other")]
    [TestCase("{}", "AWS_KMS", "material of the origin AWS_KMS needs bytes or pem")]
    [TestCase("{}", "EXTERNAL", "material without bytes needs the fingerprint")]
    [TestCase($"{{\"fingerprint\": \"{Long}\", \"validTo\": \"2026-02-01T00:00:00Z\"}}", "EXTERNAL", "material without bytes does not expire")]
    [TestCase($"{{{Bytes}, \"fingerprint\": \"{Long}\"}}", "EXTERNAL", "fingerprint is for material without bytes")]
    [TestCase($"{{{Bytes}, \"validTo\": \"2026-02-01T00:00:00Z\"}}", "AWS_KMS", "does not expire; leave validTo out.")]
    [TestCase($"{{{Bytes}, \"imports\": 1}}", "AWS_KMS", "is not imported; leave imports out.")]
    [TestCase($"{{{Bytes}, \"imports\": 0}}", "EXTERNAL", "was imported at least once.")]
    [TestCase($"{{{Bytes}, \"state\": \"OLD\"}}", "AWS_KMS", "its state must be one of CURRENT, NON_CURRENT, PENDING_ROTATION")]
    [TestCase($"{{{Bytes}, \"rotationType\": \"OLD\"}}", "AWS_KMS", "its rotationType must be AUTOMATIC or ON_DEMAND.")]
    [TestCase($"{{{Bytes}, \"materialId\": \"1\"}}", "AWS_KMS", "its materialId must have 64 lower-case hexadecimal digits.")]
    [TestCase($"{{{Bytes}}}, {{{Bytes}}}", "AWS_KMS", "the key has this material twice.")]
    [TestCase($"{{{Bytes}}}, {{{Bytes}, \"materialId\": \"{Long}\"}}", "AWS_KMS", "two of its materials are CURRENT.")]
    [TestCase($"{{{Bytes}, \"state\": \"NON_CURRENT\"}}", "AWS_KMS", "none of its materials is CURRENT.")]
    public void A_material_that_the_key_cannot_have_is_refused(string materials, string origin, string message) => Assert.That(
        () => FakeKmsServer.Start(k => k.WithKeysFromJson(OneKey($"\"origin\": \"{origin}\", \"materials\": [{materials}]"))),
        Throws.ArgumentException.With.Message.Contains(message).And.Message.Not.Contains("AQE"));

    [TestCase("\"grantId\": \"1\"", "its grantId must have 64 lower-case hexadecimal digits.")]
    [TestCase($"\"grantId\": \"{Long}\"", "KMS refuses the grant: You must specify either GranteePrincipal or GranteeServicePrincipal, but not both.")]
    [TestCase($"\"grantId\": \"{Long}\", \"granteePrincipal\": \"arn:aws:iam::111122223333:root\"", "KMS refuses the grant: A grant on ")]
    public void A_grant_that_KMS_would_not_have_is_refused(string members, string message) => Assert.That(
        () => FakeKmsServer.Start(k => k.WithKeysFromJson(OneKey($"\"grants\": [{{{members}, \"operations\": [\"Sign\"]}}]"))),
        Throws.ArgumentException.With.Message.Contains("$.keys[0].grants[0]").And.Message.Contains(message));

    [Test]
    public void The_same_key_twice_is_refused() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithKeysFromJson($"{{\"version\": 1, \"keys\": [{{{Key}}}, {{{Key}}}]}}")),
        Throws.ArgumentException.With.Message.Contains("$.keys[1]").And.Message.Contains($"another key of the start has the id {Id} in us-east-1."));

    [Test]
    public void An_alias_of_a_file_and_of_a_seed_is_refused() => Assert.That(
        () => FakeKmsServer.Start(k => k.WithKey("alias/cards").WithKeysFromJson(OneKey("\"aliases\": [{\"name\": \"alias/cards\"}]"))),
        Throws.ArgumentException.With.Message.Contains("another key of the start has the alias alias/cards"));

    [TestCase("", "its primary key in us-east-1 is not there; put that one into the file too.")]
    [TestCase("{\"primaryRegion\": \"eu-west-1\"}, {\"region\": \"eu-west-1\", \"primaryRegion\": \"us-east-1\"}", "its primary key in eu-west-1 is not there")]
    [TestCase("{\"region\": \"us-east-1\"}, {\"region\": \"eu-west-1\"}", "there is a primary key of this id in us-east-1; write \"primaryRegion\": \"us-east-1\" here.")]
    [TestCase("{\"origin\": \"EXTERNAL\"}", "its keySpec, keyUsage and origin must be those of its primary key.")]
    public void A_replica_that_does_not_fit_its_primary_key_is_refused(string others, string message)
    {
        var replica = $"{{\"keyId\": \"{Mrk}\", \"region\": \"ap-south-1\", \"primaryRegion\": \"us-east-1\"}}";
        var keys = others.Replace("{\"", $"{{\"keyId\": \"{Mrk}\", \"", StringComparison.Ordinal);

        Assert.That(
            () => FakeKmsServer.Start(k => k.WithKeysFromJson($"{{\"version\": 1, \"keys\": [{string.Join(", ", new[] { keys, replica }.Where(text => text.Length > 0))}]}}")),
            Throws.ArgumentException.With.Message.Contains(message));
    }

    [TestCase("\"rotation\": {\"periodInDays\": 90}", "leave rotation out.")]
    [TestCase($"\"materials\": [{{{Bytes}}}]", "leave materials out.")]
    public void A_replica_has_nothing_of_its_own_that_its_primary_key_has(string members, string message) => Assert.That(
        () => FakeKmsServer.Start(k => k.WithKeysFromJson(
            $"{{\"version\": 1, \"keys\": [{{\"keyId\": \"{Mrk}\"}}, {{\"keyId\": \"{Mrk}\", \"region\": \"ap-south-1\", \"primaryRegion\": \"us-east-1\", {members}}}]}}")),
        Throws.ArgumentException.With.Message.Contains(message));

    [Test]
    public void The_name_of_a_file_stands_in_the_message()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"refused-{Guid.NewGuid():N}.json");
        File.WriteAllText(path, "{}");
        try
        {
            Assert.That(() => FakeKmsServer.Start(k => k.WithKeysFrom(path)), Throws.ArgumentException.With.Message.StartsWith(Path.GetFileName(path)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string OneKey(string members) => $"{{\"version\": 1, \"keys\": [{{{Key}, {members}}}]}}";
}
