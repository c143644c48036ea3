namespace FakeKms.Tests;

public class DeclaredErrorsTests
{
    [Test]
    public void The_SDK_documents_all_operations() => Assert.That(DeclaredErrors.OperationCount, Is.EqualTo(56));

    [TestCase("Encrypt", "KMSInvalidStateException", true)]
    [TestCase("Encrypt", "ValidationException", true)]
    [TestCase("Encrypt", "AlreadyExistsException", false)]
    [TestCase("RotateKeyOnDemand", "ConflictException", true)]
    [TestCase("EnableKeyRotation", "ConflictException", false)]
    public void An_error_is_allowed_where_it_is_declared(string operation, string errorCode, bool allowed) =>
        Assert.That(DeclaredErrors.Allow(operation, errorCode), Is.EqualTo(allowed));
}
