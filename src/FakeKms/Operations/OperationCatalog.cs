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

/// <summary>The operations of KMS, one line each. An operation is made and declared when it is first called: most tests call few of them.</summary>
internal static class OperationCatalog
{
    private static readonly Dictionary<string, Lazy<Operation>> ByName = Named();

    public static IReadOnlyCollection<Operation> All { get => field ??= [.. ByName.Values.Select(operation => operation.Value)]; }

    public static Operation? Find(string name) => ByName.TryGetValue(name, out var operation) ? operation.Value : null;

    private static Dictionary<string, Lazy<Operation>> Named()
    {
        var named = new Dictionary<string, Lazy<Operation>>(StringComparer.Ordinal);
        CancelToEncrypt(Add);
        GenerateToVerify(Add);
        return named;

        void Add(string name, Func<Operation> make) => named.Add(name, new(make));
    }

    private static void CancelToEncrypt(Action<string, Func<Operation>> add)
    {
        add(nameof(CancelKeyDeletion), () => new CancelKeyDeletion());
        add(nameof(ConnectCustomKeyStore), () => new ConnectCustomKeyStore());
        add(nameof(CreateAlias), () => new CreateAlias());
        add(nameof(CreateCustomKeyStore), () => new CreateCustomKeyStore());
        add(nameof(CreateGrant), () => new CreateGrant());
        add(nameof(CreateKey), () => new CreateKey());
        add(nameof(Decapsulate), () => new Decapsulate());
        add(nameof(Decrypt), () => new Decrypt());
        add(nameof(DeleteAlias), () => new DeleteAlias());
        add(nameof(DeleteCustomKeyStore), () => new DeleteCustomKeyStore());
        add(nameof(DeleteImportedKeyMaterial), () => new DeleteImportedKeyMaterial());
        add(nameof(DeriveSharedSecret), () => new DeriveSharedSecret());
        add(nameof(DescribeCustomKeyStores), () => new DescribeCustomKeyStores());
        add(nameof(DescribeKey), () => new DescribeKey());
        add(nameof(DisableKey), () => new DisableKey());
        add(nameof(DisableKeyRotation), () => new DisableKeyRotation());
        add(nameof(DisconnectCustomKeyStore), () => new DisconnectCustomKeyStore());
        add(nameof(EnableKey), () => new EnableKey());
        add(nameof(EnableKeyRotation), () => new EnableKeyRotation());
        add(nameof(Encapsulate), () => new Encapsulate());
        add(nameof(Encrypt), () => new Encrypt());
    }

    private static void GenerateToVerify(Action<string, Func<Operation>> add)
    {
        add(nameof(GenerateDataKey), () => new GenerateDataKey());
        add(nameof(GenerateDataKeyPair), () => new GenerateDataKeyPair());
        add(nameof(GenerateDataKeyPairWithoutPlaintext), () => new GenerateDataKeyPairWithoutPlaintext());
        add(nameof(GenerateDataKeyWithoutPlaintext), () => new GenerateDataKeyWithoutPlaintext());
        add(nameof(GenerateMac), () => new GenerateMac());
        add(nameof(GenerateRandom), () => new GenerateRandom());
        add(nameof(GetKeyLastUsage), () => new GetKeyLastUsage());
        add(nameof(GetKeyPolicy), () => new GetKeyPolicy());
        add(nameof(GetKeyRotationStatus), () => new GetKeyRotationStatus());
        add(nameof(GetParametersForImport), () => new GetParametersForImport());
        add(nameof(GetPublicKey), () => new GetPublicKey());
        add(nameof(ImportKeyMaterial), () => new ImportKeyMaterial());
        add(nameof(ListAliases), () => new ListAliases());
        add(nameof(ListGrants), () => new ListGrants());
        add(nameof(ListKeyPolicies), () => new ListKeyPolicies());
        add(nameof(ListKeyRotations), () => new ListKeyRotations());
        add(nameof(ListKeys), () => new ListKeys());
        add(nameof(ListResourceTags), () => new ListResourceTags());
        add(nameof(ListRetirableGrants), () => new ListRetirableGrants());
        add(nameof(PutKeyPolicy), () => new PutKeyPolicy());
        add(nameof(ReEncrypt), () => new ReEncrypt());
        add(nameof(ReplicateKey), () => new ReplicateKey());
        add(nameof(RetireGrant), () => new RetireGrant());
        add(nameof(RevokeGrant), () => new RevokeGrant());
        add(nameof(RotateKeyOnDemand), () => new RotateKeyOnDemand());
        add(nameof(ScheduleKeyDeletion), () => new ScheduleKeyDeletion());
        add(nameof(Sign), () => new Sign());
        add(nameof(TagResource), () => new TagResource());
        add(nameof(UntagResource), () => new UntagResource());
        add(nameof(UpdateAlias), () => new UpdateAlias());
        add(nameof(UpdateCustomKeyStore), () => new UpdateCustomKeyStore());
        add(nameof(UpdateKeyDescription), () => new UpdateKeyDescription());
        add(nameof(UpdatePrimaryRegion), () => new UpdatePrimaryRegion());
        add(nameof(Verify), () => new Verify());
        add(nameof(VerifyMac), () => new VerifyMac());
    }
}
