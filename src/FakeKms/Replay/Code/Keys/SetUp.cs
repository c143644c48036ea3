using Amazon.KeyManagementService;
using FakeKms.Domain.Keys;
using FakeKms.Model;
using FakeKms.Replay.Code.Text;

namespace FakeKms.Replay.Code.Keys;

/// <summary>What has to be there before the first step of the log.</summary>
internal sealed class SetUp
{
    /// <summary>The id that stands for the key whose ciphertexts are those of another key.</summary>
    public const string AnotherKey = "another key";

    private readonly AccountRegion home;
    private readonly ReplayPlan plan;
    private readonly ScriptStores stores;
    private readonly Dictionary<string, KeySetUp> keys;
    private readonly Dictionary<string, (string Key, StepCode Step)> peers = new(StringComparer.Ordinal);
    private readonly ScriptKeys names;
    private string? anotherKey;
    private StepCode? ofAnotherKey;

    public SetUp(ReplayPlan plan, ScriptKeys keys, ScriptStores stores, AccountRegion home)
    {
        (this.plan, this.home, this.stores, names) = (plan, home, stores, keys);
        var imported = plan.Calls
            .Where(call => call.Logged.Name == "ImportKeyMaterial"
                || (call.Logged.Name == "DeleteImportedKeyMaterial" && call.Logged.Sent("keyMaterialId") is not null))
            .SelectMany(call => call.Logged.Keys).Select(key => key.KeyId)
            .ToHashSet(StringComparer.Ordinal);
        this.keys = keys.FromBefore.ToDictionary(
            key => key.KeyId,
            key => new KeySetUp(key, key.Before!, home, plan.First, key.Before!.KeyStoreId is { } store ? stores.NameOf(store) : null)
            {
                IsImportedAgain = imported.Contains(key.KeyId),
            },
            StringComparer.Ordinal);
        Prepare();
    }

    /// <summary>Names for the grants and materials of the keys.</summary>
    public IEnumerable<KeyValuePair<string, StepCode>> ById => keys.Values.SelectMany(key => key.ById);

    /// <summary>The materials that are imported, by their keys, oldest first.</summary>
    public IEnumerable<(string KeyId, string MaterialId, StepCode Step)> Materials =>
        keys.SelectMany(pair => pair.Value.Materials.Select(material => (pair.Key, material.Id, material.Step)));

    /// <summary>Lets a step use a key from before.</summary>
    public void Add(string keyId, string? materialId, StepCode step) => keys[keyId].Add(materialId, step);

    /// <summary>Lets a step use a key right before the first record.</summary>
    public void AddLast(string keyId, StepCode step) => keys[keyId].AddLast(step);

    /// <summary>The step that encrypts with a key that has nothing to do with the log.</summary>
    public StepCode OfAnotherKey()
    {
        if (ofAnotherKey is not null) return ofAnotherKey;
        ofAnotherKey = new StepCode("Encrypt");
        ofAnotherKey.Set("KeyId", CSharpText.Of(anotherKey = names.NewAlias("alias/another-key-")));
        ofAnotherKey.Set("Plaintext", CSharpText.Of("a plaintext of another key"));
        return ofAnotherKey;
    }

    public static bool CanAgree(string spec) => KeySpecs.UsagesOf(new KeySpec(spec)).Contains(KeyUsageType.KEY_AGREEMENT.Value);

    /// <summary>The name of the public key of somebody with whom a key can share a secret.</summary>
    public string Peer(string spec)
    {
        if (!peers.TryGetValue(spec, out var peer))
        {
            peers[spec] = peer = (names.NewAlias("alias/peer-"), new StepCode("GetPublicKey") { Into = $"peer {peers.Count + 1}" });
            peer.Step.Set("KeyId", CSharpText.Of(peer.Key));
        }
        return peer.Step.Into!;
    }

    /// <summary>The keys that are declared.</summary>
    public IEnumerable<string> Declarations()
    {
        foreach (var declaration in keys.Values.Select(key => key.Declaration()).OfType<string>()) yield return declaration;
        foreach (var (spec, peer) in peers)
            yield return $".WithKey({CSharpText.Of(peer.Key)}, key => key.WithKeySpec({ModelCode.Constant(new KeySpec(spec))}, KeyUsageType.KEY_AGREEMENT))";
        if (anotherKey is not null) yield return $".WithKey({CSharpText.Of(anotherKey)})";
    }

    /// <summary>The steps, oldest first.</summary>
    public IReadOnlyList<SetUpStep> Steps() =>
    [
        .. StoreSteps(before: true)
            .Concat(keys.Values.SelectMany(key => key.Steps()))
            .Concat(peers.Values.Select(peer => new SetUpStep(home, peer.Step)))
            .Concat(ofAnotherKey is null ? [] : [new SetUpStep(home, ofAnotherKey)])
            .Concat(StoreSteps(before: false))
            .OrderBy(step => step.Time ?? DateTimeOffset.MinValue),
    ];

    // The steps of a key are made once, so that names that are given to their answers stay.
    private void Prepare()
    {
        foreach (var key in keys.Values) key.Steps();
    }

    private IEnumerable<SetUpStep> StoreSteps(bool before)
    {
        foreach (var store in plan.KeyStores)
        {
            var place = new AccountRegion(store.AccountId, store.Region);
            var name = CSharpText.Of(stores.NameOf(store.Id));
            if (before)
            {
                var create = new StepCode("CreateCustomKeyStore");
                create.Set("CustomKeyStoreName", name);
                create.Set("CustomKeyStoreType", "CustomKeyStoreType.EXTERNAL_KEY_STORE");
                yield return new SetUpStep(place, create);
            }
            if (!before && store.IsConnected) continue;
            var change = new StepCode(before ? "ConnectCustomKeyStore" : "DisconnectCustomKeyStore");
            change.Set("CustomKeyStoreId", name);
            yield return new SetUpStep(place, change);
        }
    }
}
