using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Protocol.CloudTrail;

public class LookupAttributesTests : LookingUp
{
    [SetUp]
    public async Task Record_some_calls()
    {
        using var deploy = Kms.CreateClient(KmsCaller.AssumedRole("Vault", "deploy").WithAccessKeyId("ASIADEPLOY"));
        using var root = Kms.CreateClient(KmsCaller.Root().WithAccessKeyId("AKIAROOT"));
        Kms.Ids.NextKeyId("1234abcd-12ab-34cd-56ef-1234567890ab").NextEventId("00000000-0000-0000-0000-000000000001");
        var keyId = await Client.CreateSymmetricKeyAsync();
        await Client.CreateAliasAsync("alias/cards", keyId);
        await deploy.EncryptTextAsync("alias/cards", "x");
        await root.ListKeysAsync(new ListKeysRequest());
    }

    [TestCase("EventId", "00000000-0000-0000-0000-000000000001", "CreateKey")]
    [TestCase("EventName", "Encrypt", "Encrypt")]
    [TestCase("EventName", "encrypt", "")]
    [TestCase("ReadOnly", "true", "ListKeys Encrypt")]
    [TestCase("ReadOnly", "false", "CreateAlias CreateKey")]
    [TestCase("Username", "Alice", "CreateAlias CreateKey")]
    [TestCase("Username", "deploy", "Encrypt")]
    [TestCase("Username", "root", "ListKeys")]
    [TestCase("ResourceType", "AWS::KMS::Key", "Encrypt CreateAlias CreateKey")]
    [TestCase("ResourceType", "AWS::S3::Bucket", "")]
    [TestCase("ResourceName", "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab", "Encrypt CreateAlias CreateKey")]
    [TestCase("ResourceName", "arn:aws:kms:us-east-1:111122223333:alias/cards", "CreateAlias")]
    [TestCase("EventSource", "kms.amazonaws.com", "ListKeys Encrypt CreateAlias CreateKey")]
    [TestCase("EventSource", "s3.amazonaws.com", "")]
    [TestCase("AccessKeyId", "ASIADEPLOY", "Encrypt")]
    public async Task Events_are_looked_up_by_an_attribute(string key, string value, string names) => Assert.That(
        string.Join(' ', await CloudTrail.NamesAsync($$"""{"LookupAttributes":[{"AttributeKey":"{{key}}","AttributeValue":"{{value}}"}]}""")), Is.EqualTo(names));

    [TestCase("""[{"AttributeKey":"EventName","AttributeValue":"Encrypt"},{"AttributeKey":"Username","AttributeValue":"Alice"}]""", "A look-up takes one lookup attribute, not 2.")]
    [TestCase("""[{"AttributeKey":"Colour","AttributeValue":"red"}]""", "'Colour' is not an attribute key for these events. There are: EventId, EventName, ReadOnly, Username, ResourceType, ResourceName, EventSource, AccessKeyId.")]
    [TestCase("""[{"AttributeValue":"red"}]""", "'' is not an attribute key for these events.")]
    [TestCase("[null]", "'' is not an attribute key for these events.")]
    [TestCase("""[{"AttributeKey":"EventName"}]""", "The value of the attribute EventName must have 1 to 2000 characters;")]
    [TestCase("""[{"AttributeKey":"EventName","AttributeValue":""}]""", "The value of the attribute EventName must have 1 to 2000 characters;")]
    [TestCase("""[{"AttributeKey":"ReadOnly","AttributeValue":"yes"}]""", "ReadOnly is 'true' or 'false', not 'yes'.")]
    public async Task Wrong_attributes_are_refused(string attributes, string text) => Assert.That(
        await CloudTrail.ErrorOfAsync($$"""{"LookupAttributes":{{attributes}}}"""), Does.StartWith("400 InvalidLookupAttributesException: " + text));

    [Test]
    public async Task Insights_events_have_three_attributes() => Assert.That(
        await CloudTrail.ErrorOfAsync("""{"EventCategory":"insight","LookupAttributes":[{"AttributeKey":"Username","AttributeValue":"Alice"}]}"""),
        Is.EqualTo("400 InvalidLookupAttributesException: 'Username' is not an attribute key for these events. There are: EventId, EventName, EventSource."));

    [TestCase(2000, "", true)]
    [TestCase(2001, "", false)]
    [TestCase(1998, "_", true)]
    [TestCase(1999, "_", false)]
    [TestCase(1998, " ", true)]
    [TestCase(1999, " ", false)]
    [TestCase(1998, ",", true)]
    [TestCase(1999, ",", false)]
    [TestCase(1998, "\\n", true)]
    [TestCase(1999, "\\n", false)]
    public async Task A_value_has_2000_characters_at_most_and_some_count_twice(int plain, string twice, bool accepted)
    {
        var request = $$"""{"LookupAttributes":[{"AttributeKey":"Username","AttributeValue":"{{new string('a', plain) + twice}}"}]}""";

        if (accepted) Assert.That(await CloudTrail.NamesAsync(request), Is.Empty);
        else Assert.That(await CloudTrail.ErrorOfAsync(request), Does.StartWith("400 InvalidLookupAttributesException"));
    }
}
