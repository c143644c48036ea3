using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Operations.KeyStates;

/// <summary>
/// A server with one key that is brought into a state by calls that a user could make. Transitions take an hour, so that transient states last.
/// </summary>
internal sealed class KeyStage : IDisposable
{
    private const string HomeRegion = "us-east-1";
    private const string AwayRegion = "eu-west-1";
    private static readonly TimeSpan Transition = TimeSpan.FromHours(1);
    private readonly KeyStateRow row;
    private readonly KeyKind kind;
    private readonly IAmazonKeyManagementService away;
    private readonly IAmazonKeyManagementService home;
    private string? keyStoreId;

    public KeyStage(KeyStateRow row)
    {
        this.row = row;
        kind = KeyKind.Of(row);
        Kms = Pinned.Server(k => k.WithTransitionTime(Transition));
        home = Kms.CreateClient();
        away = Kms.CreateClient(config => config.AuthenticationRegion = AwayRegion);
        Client = home;
    }

    public FakeKmsServer Kms { get; }

    /// <summary>A client in the Region of the key.</summary>
    public IAmazonKeyManagementService Client { get; private set; }

    public string KeyId { get; private set; } = "";

    public string Arn => $"arn:aws:kms:{(Client == home ? HomeRegion : AwayRegion)}:111122223333:key/{KeyId}";

    /// <summary>The Region in which a related key of the key is, or would be.</summary>
    public string OtherRegion => Client == home ? AwayRegion : HomeRegion;

    public string Kind => row.Key;

    public bool IsExternal => kind.Origin == OriginType.EXTERNAL;

    public bool HasReplica { get; private set; }

    /// <summary>What was prepared while the key was enabled: a ciphertext, a signature, a grant id, an import.</summary>
    public Dictionary<string, object> Prepared { get; } = [];

    public T Get<T>(string name) => (T)Prepared[name];

    public T GetOr<T>(string name, T otherwise) => Prepared.TryGetValue(name, out var value) ? (T)value : otherwise;

    /// <summary>Makes the key, enabled, with whatever else its state will need.</summary>
    public async Task CreateAsync()
    {
        var related = row.State is "PendingReplicaDeletion" or "Updating";
        var request = new CreateKeyRequest { KeySpec = kind.Spec, KeyUsage = kind.Usage, Origin = kind.Origin, MultiRegion = related || row.State == "Creating" || kind.MultiRegion };
        if (kind.Origin == OriginType.AWS_CLOUDHSM) request.CustomKeyStoreId = keyStoreId = await CreateKeyStoreAsync();
        KeyId = (await home.CreateKeyAsync(request)).KeyMetadata.KeyId;
        if (kind.Material is { } material) await home.ImportAsync(KeyId, material);
        if (kind.PendingMaterial is { } pending) await home.ImportAsync(KeyId, pending, r => r.ImportType = ImportType.NEW_KEY_MATERIAL);
        if (!related) return;
        await ReplicateAsync();
        Kms.Advance(Transition);
        if (row.State != "Updating") return;
        Client = away;
        if (IsExternal) await away.ImportAsync(KeyId, kind.Material!);
    }

    /// <summary>A key that never had its material cannot prepare anything.</summary>
    public Task PrepareAsync(KeyStateCall call) => IsExternal && kind.Material is null ? Task.CompletedTask : call.Prepare(this);

    public async Task EnterAsync()
    {
        switch (row.State)
        {
            case "Enabled": break;
            case "Disabled": await home.DisableKeyAsync(KeyId); break;
            case "PendingDeletion" or "PendingReplicaDeletion": await home.ScheduleKeyDeletionAsync(KeyId, 7); break;
            case "PendingImport": await home.DeleteImportedKeyMaterialAsync(new DeleteImportedKeyMaterialRequest { KeyId = KeyId }); break;
            case "Unavailable": await home.DisconnectCustomKeyStoreAsync(new DisconnectCustomKeyStoreRequest { CustomKeyStoreId = keyStoreId }); break;
            case "Updating": await home.UpdatePrimaryRegionAsync(new UpdatePrimaryRegionRequest { KeyId = KeyId, PrimaryRegion = AwayRegion }); break;
            case "Creating":
                await ReplicateAsync();
                Client = away;
                break;
            default: throw new InvalidOperationException($"No way is known to bring a key into the state {row.State}.");
        }
    }

    /// <summary>Gives a primary key a replica that is ready.</summary>
    public async Task ReplicateAndSettleAsync()
    {
        if (!kind.MultiRegion || HasReplica || row.State is "Creating" or "PendingDeletion") return;
        await ReplicateAsync();
        Kms.Advance(Transition);
        if (IsExternal) await away.ImportAsync(KeyId, kind.Material!);
    }

    public void Dispose()
    {
        home.Dispose();
        away.Dispose();
        Kms.Dispose();
    }

    private async Task ReplicateAsync()
    {
        await home.ReplicateKeyAsync(new ReplicateKeyRequest { KeyId = KeyId, ReplicaRegion = AwayRegion });
        HasReplica = true;
    }

    private async Task<string> CreateKeyStoreAsync()
    {
        var storeId = await home.CreateStoreAsync(KeyStoreRequests.CloudHsm());
        await home.ConnectCustomKeyStoreAsync(new ConnectCustomKeyStoreRequest { CustomKeyStoreId = storeId });
        Kms.Advance(Transition);
        return storeId;
    }
}
