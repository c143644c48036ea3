using FakeKms.Operations;

namespace FakeKms.Tests.Operations;

/// <summary>
/// The states in which AWS documents each operation to work, for keys that have the right origin and spec.
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
/// </summary>
public class KeyStateTableTests
{
    private const string Any = "Creating Disabled Enabled PendingDeletion PendingImport PendingReplicaDeletion Unavailable Updating";

    [TestCase("CancelKeyDeletion", "PendingDeletion PendingReplicaDeletion")]
    [TestCase("CreateAlias", "Creating Disabled Enabled PendingImport Unavailable Updating")]
    [TestCase("CreateGrant", "Enabled Unavailable Updating")]
    [TestCase("Decrypt", "Enabled Updating")]
    [TestCase("DeleteAlias", Any)]
    [TestCase("DeleteImportedKeyMaterial", "Disabled Enabled PendingDeletion PendingImport PendingReplicaDeletion")]
    [TestCase("DescribeKey", Any)]
    [TestCase("DisableKey", "Disabled Enabled Unavailable")]
    [TestCase("EnableKey", "Disabled Enabled Unavailable")]
    [TestCase("Encrypt", "Enabled Updating")]
    [TestCase("GenerateDataKey", "Enabled Updating")]
    [TestCase("GenerateDataKeyWithoutPlaintext", "Enabled Updating")]
    [TestCase("GetParametersForImport", "Disabled Enabled PendingImport")]
    [TestCase("ImportKeyMaterial", "Disabled Enabled PendingImport Updating")]
    [TestCase("ListAliases", Any)]
    [TestCase("ListGrants", Any)]
    [TestCase("ListKeyRotations", Any)]
    [TestCase("ReEncrypt", "Enabled Updating")]
    [TestCase("RetireGrant", Any)]
    [TestCase("RevokeGrant", Any)]
    [TestCase("RotateKeyOnDemand", "Enabled Updating")]
    [TestCase("ScheduleKeyDeletion", "Creating Disabled Enabled PendingImport Unavailable")]
    [TestCase("UpdateAlias", "Creating Disabled Enabled PendingImport Unavailable Updating")]
    public void An_operation_works_in_the_states_that_AWS_documents(string name, string states) => Assert.That(
        string.Join(' ', OperationCatalog.Find(name)!.States.Select(state => state.Value).Order(StringComparer.Ordinal)),
        Is.EqualTo(states));
}
