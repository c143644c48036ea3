using Amazon.KeyManagementService;
using FakeKms.Domain.Errors;
using FakeKms.Domain.KeyStores;
using FakeKms.Engine.Calls;

namespace FakeKms.Engine.Rules;

/// <summary>What the operations on custom key stores have in common, and what CreateKey asks of the store that a key goes to.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-store-overview.html"/></remarks>
internal static class KeyStoreRules
{
    public static KeyStore Find(string id, Call call) => call.KeyStores.Find(id) ?? throw KeyStoreErrors.NotFound(id);

    public static void CheckName(string name, KeyStore? self, Call call)
    {
        if (call.KeyStores.FindByName(name) is { } taken && taken != self) throw KeyStoreErrors.NameInUse(name);
    }

    public static void CheckQuota(Call call)
    {
        var limit = call.State.Settings.Quotas.CustomKeyStores;
        if (call.KeyStores.Count >= limit) throw KeyStoreErrors.StoreLimit(limit, call.KeyStores.Count);
    }

    /// <summary>The store that an operation is about.</summary>
    public static KeyStore Subject(string id, Call call) => call.KeyStore = Find(id, call);

    /// <summary>The store of a new key; null for keys of other origins.</summary>
    public static KeyStore? ForNewKey(Call call, OriginType origin, string? customKeyStoreId, string? xksKeyId, KeySpec spec, bool multiRegion)
    {
        CheckMembers(origin, customKeyStoreId, xksKeyId);
        if (customKeyStoreId is null) return null;
        if (spec != KeySpec.SYMMETRIC_DEFAULT) throw KmsErrors.Unsupported($"The key spec {spec} is not valid for a key in a custom key store.");
        if (multiRegion) throw KmsErrors.Unsupported("A key in a custom key store cannot be a multi-Region key.");
        var store = Find(customKeyStoreId, call);
        if (store.Type.Value != origin.Value) throw KeyStoreErrors.OtherType(store, origin);
        if (!store.IsConnected) throw KeyStoreErrors.InvalidStateForNewKey(store);
        CloudHsmRules.CheckNewKey(store, call);
        CloudHsmReach.CheckStore(store, call);
        if (xksKeyId is not null && store.UsesXksKey(xksKeyId)) throw KeyStoreErrors.XksKeyInUse(xksKeyId, store);
        return store;
    }

    /// <summary>Random bytes come from a cluster, and only while it is connected.</summary>
    public static void CheckRandomness(KeyStore store, string operation, Call call)
    {
        if (store.CloudHsm is null) throw KeyStoreErrors.NoRandomness(store);
        if (!store.IsConnected) throw KeyStoreErrors.InvalidState(store, operation);
        CloudHsmReach.CheckStore(store, call);
    }

    private static void CheckMembers(OriginType origin, string? customKeyStoreId, string? xksKeyId)
    {
        var context = $"a key of the origin {origin}";
        var isExternal = origin == OriginType.EXTERNAL_KEY_STORE;
        var isInStore = isExternal || origin == OriginType.AWS_CLOUDHSM;
        if (isInStore && customKeyStoreId is null) throw KeyStoreErrors.MissingMember("CustomKeyStoreId", context);
        if (!isInStore && customKeyStoreId is not null) throw KeyStoreErrors.SuperfluousMember("CustomKeyStoreId", context);
        if (isExternal && xksKeyId is null) throw KeyStoreErrors.MissingMember("XksKeyId", context);
        if (!isExternal && xksKeyId is not null) throw KeyStoreErrors.SuperfluousMember("XksKeyId", context);
    }
}
