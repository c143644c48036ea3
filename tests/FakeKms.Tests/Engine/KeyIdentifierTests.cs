using System.Reflection;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using FakeKms.Engine.Members;
using FakeKms.Engine.Validation;
using FakeKms.Operations;

namespace FakeKms.Tests.Engine;

/// <summary>How the operations refuse texts that name no key of theirs. Each error must be one that the operation declares, which the base class checks.</summary>
public class KeyIdentifierTests : InMemory
{
    private const string KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";

    private static readonly string[] BadKeys =
    [
        "fake-key-id", KeyId, "mrk-1234abcd12ab34cd56ef1234567890ab", "alias/none", "arn:foo", "arn:aws:s3:::cards",
        "arn:aws:kms:eu-west-1:111122223333:key/" + KeyId, "arn:aws:kms:us-east-1:444455556666:key/" + KeyId,
        "arn:aws:kms:us-east-1:111122223333:key/" + KeyId, "arn:aws:kms:us-east-1:111122223333:key/foo", "arn:aws:kms:us-east-1:111122223333:alias/none",
        "arn:aws-cn:kms:us-east-1:111122223333:key/" + KeyId,
    ];

    private static IEnumerable<string> Names => OperationCatalog.All.Where(operation => KeysOf(operation.RequestType).Any()).Select(operation => operation.Name);

    [TestCaseSource(nameof(Names))]
    public async Task An_operation_refuses_what_names_no_key_with_an_error_that_it_declares(string name)
    {
        var answers = new List<string>();

        foreach (var bad in BadKeys) answers.Add(await ErrorOf(() => CallAsync(name, bad)));

        Assert.That(
            answers.ConvertAll(answer => answer.Split(':')[0]),
            Has.None.EqualTo("no error").And.All.Matches<string>(code => DeclaredErrors.Allow(name, code!)));
    }

    [TestCase("DisableKey", "arn:foo", "InvalidArnException: Invalid arn arn:foo")]
    [TestCase("DisableKey", "arn:aws:kms:us-east-1:111122223333:alias/none", "InvalidArnException: Key Aliases are not supported for this operation.")]
    [TestCase("Encrypt", "arn:foo", "NotFoundException: Invalid arn arn:foo")]
    [TestCase("DescribeKey", "arn:foo", "NotFoundException: Invalid arn arn:foo")]
    [TestCase("CreateAlias", "arn:foo", "NotFoundException: Invalid arn arn:foo")]
    [TestCase("CreateAlias", "alias/none", "ValidationException: Aliases must refer to keys. Not aliases")]
    [TestCase("UpdateAlias", "arn:aws:kms:us-east-1:111122223333:alias/none", "ValidationException: Aliases must refer to keys. Not aliases")]
    public async Task A_form_that_an_operation_does_not_take_is_refused(string name, string keyId, string error) =>
        Assert.That(await ErrorOf(() => CallAsync(name, keyId)), Is.EqualTo(error));

    private Task CallAsync(string name, string keyId)
    {
        var type = OperationCatalog.Find(name)!.RequestType;
        var request = Activator.CreateInstance(type)!;
        foreach (var property in SdkMembers.Of(type).Where(IsNeeded)) property.SetValue(request, ValueFor(property));
        foreach (var property in KeysOf(type)) property.SetValue(request, keyId);
        return (Task)typeof(IAmazonKeyManagementService).GetMethod(name + "Async", [type, typeof(CancellationToken)])!.Invoke(Client, [request, CancellationToken.None])!;
    }

    private static IEnumerable<PropertyInfo> KeysOf(Type request) =>
        SdkMembers.Of(request).Where(member => member.Name.EndsWith("KeyId", StringComparison.Ordinal) && member.Name != "XksKeyId");

    // RetireGrant marks neither of its ways as required.
    private static bool IsNeeded(PropertyInfo member) =>
        member.Name is "GrantId" or "CiphertextBlob" || member.GetCustomAttribute<Amazon.Runtime.Internal.AWSPropertyAttribute>() is { Required: true };

    private static object ValueFor(PropertyInfo member) => member switch
    {
        { Name: "GrantId" } => new string('0', 64),
        { Name: "AliasName" } => "alias/cards",
        { Name: "ReplicaRegion" or "PrimaryRegion" } => "eu-west-1",
        { Name: "TagKeys" } => new List<string> { "team" },
        { Name: "Operations" } => new List<string> { "DescribeKey" },
        { Name: "Tags" } => new List<Tag> { new() { TagKey = "team", TagValue = "cards" } },
        _ when member.PropertyType == typeof(string) => "text",
        _ when member.PropertyType == typeof(MemoryStream) => new MemoryStream([1, 2, 3]),
        _ when typeof(ConstantClass).IsAssignableFrom(member.PropertyType) =>
            Activator.CreateInstance(member.PropertyType, EnumSet.Of(member.PropertyType).Accepted[0])!,
        _ => throw new InvalidOperationException($"No value is known for {member.Name}."),
    };
}
