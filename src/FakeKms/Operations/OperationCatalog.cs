using FakeKms.Engine.Calls;
using FakeKms.Operations.Aliases;
using FakeKms.Operations.Cryptography;
using FakeKms.Operations.CustomKeyStores;
using FakeKms.Operations.Encapsulation;
using FakeKms.Operations.Grants;
using FakeKms.Operations.KeyAgreement;
using FakeKms.Operations.Keys;
using FakeKms.Operations.Macs;
using FakeKms.Operations.Materials;
using FakeKms.Operations.MultiRegion;
using FakeKms.Operations.Policies;
using FakeKms.Operations.Signing;
using FakeKms.Operations.Tags;

namespace FakeKms.Operations;

/// <summary>The operations of KMS, one line each.</summary>
internal static class OperationCatalog
{
    private static readonly Dictionary<string, Operation> ByName =
        CancelToEncrypt().Concat(GenerateToVerify()).ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<Operation> All => ByName.Values;

    public static Operation? Find(string name) => ByName.GetValueOrDefault(name);

    private static Operation[] CancelToEncrypt() =>
    [
        new CancelKeyDeletion(),
        new ConnectCustomKeyStore(),
        new CreateAlias(),
        new CreateCustomKeyStore(),
        new CreateGrant(),
        new CreateKey(),
        new Decapsulate(),
        new Decrypt(),
        new DeleteAlias(),
        new DeleteCustomKeyStore(),
        new DeleteImportedKeyMaterial(),
        new DeriveSharedSecret(),
        new DescribeCustomKeyStores(),
        new DescribeKey(),
        new DisableKey(),
        new DisableKeyRotation(),
        new DisconnectCustomKeyStore(),
        new EnableKey(),
        new EnableKeyRotation(),
        new Encapsulate(),
        new Encrypt(),
    ];

    private static Operation[] GenerateToVerify() =>
    [
        new GenerateDataKey(),
        new GenerateDataKeyPair(),
        new GenerateDataKeyPairWithoutPlaintext(),
        new GenerateDataKeyWithoutPlaintext(),
        new GenerateMac(),
        new GenerateRandom(),
        new GetKeyLastUsage(),
        new GetKeyPolicy(),
        new GetKeyRotationStatus(),
        new GetParametersForImport(),
        new GetPublicKey(),
        new ImportKeyMaterial(),
        new ListAliases(),
        new ListGrants(),
        new ListKeyPolicies(),
        new ListKeyRotations(),
        new ListKeys(),
        new ListResourceTags(),
        new ListRetirableGrants(),
        new PutKeyPolicy(),
        new ReEncrypt(),
        new ReplicateKey(),
        new RetireGrant(),
        new RevokeGrant(),
        new RotateKeyOnDemand(),
        new ScheduleKeyDeletion(),
        new Sign(),
        new TagResource(),
        new UntagResource(),
        new UpdateAlias(),
        new UpdateCustomKeyStore(),
        new UpdateKeyDescription(),
        new UpdatePrimaryRegion(),
        new Verify(),
        new VerifyMac(),
    ];
}
