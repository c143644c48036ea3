using System.Reflection;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using FakeKms.Engine.Members;
using FakeKms.Model;
using FakeKms.Operations;
using FakeKms.Trail.Names;
using FakeKms.Trail.Shapes;

namespace FakeKms.Tests.Trail.Names;

/// <summary>The names that the trail knows by itself are those of the SDK, which it may not look at.</summary>
public class ClosedSetTests
{
    private static readonly Type[] Sdk = typeof(AmazonKeyManagementServiceClient).Assembly.GetExportedTypes();

    [Test]
    public void The_events_are_the_operations_of_the_SDK() => Assert.That(EventNames.Operations, Is.EquivalentTo(SdkOperations.Names));

    [Test]
    public void The_declared_errors_are_the_exceptions_of_the_SDK() => Assert.That(
        ErrorCodes.Declared,
        Is.EquivalentTo(Sdk.Where(type => type.IsSubclassOf(typeof(AmazonKeyManagementServiceException))).Select(type => type.Name)));

    [Test]
    public void No_two_codes_differ_in_the_suffix_alone() => Assert.That(
        ErrorCodes.Declared.Select(code => code.Replace("Exception", "")), Is.Unique.And.All.Matches<string>(code => ErrorCodes.IsKnown(code!)));

    // CloudTrail's own name for one member, and one that requests had once.
    [Test]
    public void The_request_parameters_are_the_members_of_requests() => Assert.That(
        First(RecordPaths.Request),
        Is.EquivalentTo(Members(type => type.BaseType == typeof(AmazonKeyManagementServiceRequest)).Except(["cloudHsmClusterId"])
            .Concat(["clusterId", "overridePendingWindowCheck"])));

    [Test]
    public void The_response_elements_are_the_members_of_answers() => Assert.That(
        First(RecordPaths.Response),
        Is.EquivalentTo(Members(type => type.BaseType == typeof(AmazonWebServiceResponse)).Except(["keyMetadata", "replicaKeyMetadata"])));

    [Test]
    public void The_members_of_key_metadata_are_those_of_the_SDK() =>
        Assert.That(First(RecordPaths.Metadata), Is.EquivalentTo(Members(type => type == typeof(KeyMetadata))));

    [Test]
    public void Whatever_an_operation_records_is_known() => Assert.That(
        OperationCatalog.All.SelectMany(operation => operation.Trail.Request.Select(member => "requestParameters." + TrailNames.Of(member))
            .Concat(operation.Trail.Response.Select(member => "responseElements." + TrailNames.Of(member))))
            .Where(path => !RecordPaths.IsKnown(path)).Distinct(),
        Is.EqualTo(new[] { "requestParameters.cloudHsmClusterId" }));

    [Test]
    public void The_members_of_each_operation_are_those_of_the_SDK()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var operation in SdkOperations.Names)
            {
                Assert.That(OperationMembers.Requests[operation], Is.EquivalentTo(Members(type => type.Name == operation + "Request")), operation);
                Assert.That(OperationMembers.Responses[operation], Is.EquivalentTo(Members(type => type.Name == operation + "Response")), operation);
            }
            Assert.That(OperationMembers.Requests, Has.Count.EqualTo(OperationMembers.Responses.Count).And.Count.EqualTo(EventNames.Operations.Count));
        }
    }

    [Test]
    public void Whatever_an_operation_records_its_record_can_have() => Assert.That(
        OperationCatalog.All.SelectMany(operation => operation.Trail.Request.Select(member => (operation.Name, Path: "requestParameters." + TrailNames.Of(member)))
            .Concat(operation.Trail.Response.Select(member => (operation.Name, Path: "responseElements." + TrailNames.Of(member)))))
            .Where(pair => !OperationMembers.CanHave(pair.Name, pair.Path)),
        Is.Empty);

    [Test]
    public void The_values_of_members_are_the_constants_of_the_SDK()
    {
        var members = Sdk.Where(type => type.BaseType == typeof(AmazonKeyManagementServiceRequest) || type.BaseType == typeof(AmazonWebServiceResponse) || type == typeof(KeyMetadata))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.PropertyType.BaseType == typeof(ConstantClass))
            .GroupBy(property => TrailNames.Of(property.Name));

        Assert.That(
            members.ToDictionary(member => member.Key, member => string.Join(' ', member.SelectMany(property => Constants(property.PropertyType)).Distinct().Order(StringComparer.Ordinal))),
            Is.EquivalentTo(MemberValues.OfCalls.ToDictionary(member => member.Key, member => string.Join(' ', member.Value.Order(StringComparer.Ordinal)))));
    }

    [TestCase("requestParameters.encryptionContext.tenant.of.mine", ExpectedResult = true)]
    [TestCase("requestParameters.tags.0.tagKey", ExpectedResult = true)]
    [TestCase("requestParameters", ExpectedResult = true)]
    [TestCase("resources.0.ARN", ExpectedResult = true)]
    [TestCase("resources.first.ARN", ExpectedResult = false)]
    [TestCase("requestParameters.keyId.more", ExpectedResult = false)]
    [TestCase("requestparameters.keyId", ExpectedResult = false)]
    public bool A_path_is_known_by_its_members(string path) => RecordPaths.IsKnown(path);

    [TestCase("requestParameters.keySpek", ExpectedResult = "requestParameters.keySpec")]
    [TestCase("requestParamters.encryptionContext.tenant", ExpectedResult = "requestParameters.encryptionContext.tenant")]
    [TestCase("requestParameters.cloudHsmClusterId", ExpectedResult = "requestParameters.clusterId")]
    [TestCase("resources.0.arn", ExpectedResult = "resources.0.ARN")]
    [TestCase("resources[0].arn", ExpectedResult = "resources.0.ARN")]
    [TestCase("requestParamters.encryptonContext.tenant", ExpectedResult = "requestParameters.encryptionContext.tenant")]
    [TestCase("nonsense", ExpectedResult = null)]
    public string? The_nearest_path_mends_the_wrong_members(string path) => RecordPaths.NearestTo(path);

    [TestCase("Encypt", ExpectedResult = "Encrypt")]
    [TestCase("encrypt", ExpectedResult = "Encrypt")]
    [TestCase("EncryptAsync", ExpectedResult = "Encrypt")]
    [TestCase("Decyrpt", ExpectedResult = "Decrypt")]
    [TestCase("GenerateDatakeys", ExpectedResult = "GenerateDataKey")]
    [TestCase("PutObject", ExpectedResult = null)]
    public string? The_nearest_name_is_what_a_slip_of_the_pen_meant(string text) => NearestName.Of(text, EventNames.All);

    private static IEnumerable<string> Members(Func<Type, bool> wanted) => Sdk.Where(wanted)
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Select(property => TrailNames.Of(property.Name)).Distinct();

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)!.ToString()!);

    private static IEnumerable<string> First(string patterns) => patterns.Split(' ').Select(pattern => pattern.Split('.')[0]).Distinct();
}
