using System.Reflection;

namespace FakeKms.Tests.Trail.Records;

/// <summary>CloudTrail adds members to its records from time to time. The types of records can follow without breaking code that reads them.</summary>
public class RecordTypeTests
{
    private static readonly Type[] Types =
    [
        typeof(KmsEvent), typeof(KmsUserIdentity), typeof(KmsSessionContext), typeof(KmsSessionIssuer), typeof(KmsEventResource), typeof(KmsTlsDetails),
        typeof(KmsEventBridgeEvent), typeof(KmsLogFile), typeof(KmsPolicyDocument), typeof(KmsPolicyStatement), typeof(KmsPolicyCondition),
    ];

    [TestCaseSource(nameof(Types))]
    public void What_is_read_is_neither_made_nor_changed_nor_taken_apart_by_position(Type type)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(type.IsSealed, Is.True);
            Assert.That(type.GetConstructors(), Is.Empty);
            Assert.That(type.GetProperties().Where(property => property.GetSetMethod() is not null), Is.Empty);
            Assert.That(type.GetMethods().Where(method => method.Name == "Deconstruct"), Is.Empty);
        }
    }

    [TestCase(typeof(KmsUserIdentity))]
    [TestCase(typeof(KmsSessionContext))]
    [TestCase(typeof(KmsSessionIssuer))]
    [TestCase(typeof(KmsEventResource))]
    [TestCase(typeof(KmsTlsDetails))]
    public void Parts_of_a_record_are_compared_by_value(Type type) =>
        Assert.That(type.GetMethod("op_Equality", BindingFlags.Static | BindingFlags.Public), Is.Not.Null);
}
