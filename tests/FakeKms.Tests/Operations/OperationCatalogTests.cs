using System.Reflection;
using Amazon.Runtime.Internal;
using FakeKms.Engine.Calls;
using FakeKms.Engine.Members;
using FakeKms.Operations;

namespace FakeKms.Tests.Operations;

public class OperationCatalogTests
{
    private static readonly Operation[] All = [.. OperationCatalog.All];

    [Test]
    public void The_catalogue_has_the_56_operations_of_the_SDK_in_their_order()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SdkOperations.Names, Has.Count.EqualTo(56), "the SDK gained or lost an operation: the catalogue must follow");
            Assert.That(All.Select(operation => operation.Name), Is.EqualTo(SdkOperations.Names.Order(StringComparer.Ordinal)));
        }
    }

    [TestCaseSource(nameof(All))]
    public void Each_operation_honours_members_that_exist(object operation)
    {
        var declared = (Operation)operation;

        Assert.That(declared.Honours, Is.SubsetOf(SdkMembers.Of(declared.RequestType).Select(member => member.Name)));
    }

    [TestCaseSource(nameof(All))]
    public void No_record_allows_a_blob_or_a_secret(object operation)
    {
        var declared = (Operation)operation;
        var secrets = SdkMembers.Of(declared.RequestType)
            .Where(member => member.PropertyType == typeof(MemoryStream) || member.GetCustomAttribute<AWSPropertyAttribute>() is { Sensitive: true })
            .Select(member => member.Name)
            .Append("GrantTokens");

        Assert.That(declared.Trail.Request.Intersect(secrets), Is.Empty);
    }

    [TestCaseSource(nameof(All))]
    public void Each_file_is_named_after_its_operation(object operation) => Assert.That(operation.GetType().Name, Is.EqualTo(((Operation)operation).Name));
}
