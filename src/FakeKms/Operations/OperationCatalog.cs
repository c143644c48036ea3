using FakeKms.Operations.Aliases;
using FakeKms.Operations.Cryptography;
using FakeKms.Operations.CustomKeyStores;
using FakeKms.Operations.Keys;
using FakeKms.Operations.Materials;

namespace FakeKms.Operations;

/// <summary>The operations that FakeKms has, one line each.</summary>
internal static class OperationCatalog
{
    private static readonly Dictionary<string, Operation> ByName = Create().ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<Operation> All => ByName.Values;

    public static Operation? Find(string name) => ByName.GetValueOrDefault(name);

    private static Operation[] Create() =>
    [
        new CancelKeyDeletion(),
        new ConnectCustomKeyStore(),
        new CreateAlias(),
        new CreateCustomKeyStore(),
        new CreateKey(),
        new Decrypt(),
        new DeleteAlias(),
        new DeleteCustomKeyStore(),
        new DeleteImportedKeyMaterial(),
        new DescribeCustomKeyStores(),
        new DescribeKey(),
        new DisableKey(),
        new DisconnectCustomKeyStore(),
        new EnableKey(),
        new Encrypt(),
        new GenerateDataKey(),
        new GenerateDataKeyWithoutPlaintext(),
        new GetParametersForImport(),
        new ImportKeyMaterial(),
        new ListAliases(),
        new ListKeyRotations(),
        new ListKeys(),
        new ReEncrypt(),
        new RotateKeyOnDemand(),
        new ScheduleKeyDeletion(),
        new UpdateAlias(),
        new UpdateCustomKeyStore(),
    ];
}
