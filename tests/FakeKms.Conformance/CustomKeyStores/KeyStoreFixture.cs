using System.Globalization;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Conformance;

/// <summary>Custom key stores with names, clusters and endpoints that no other case has.</summary>
public abstract class KeyStoreFixture(string lane) : ConformanceFixture(lane)
{
    /// <summary>Well-formed, and not the id of any key store.</summary>
    protected const string UnknownStore = "cks-1234567890abcdef0";

    private const string Digits = "234567abcdefghij";

    // An account has ten key stores, which the cases share: two cases at a time, and what they leave behind.
    private static readonly SemaphoreSlim Turns = new(2);

    private readonly List<string> stores = [];
    private int clusters;

    [SetUp]
    public Task Wait_for_a_turn() => Turns.WaitAsync();

    /// <summary>A store that still has keys stays.</summary>
    [TearDown]
    public async Task Delete_the_stores()
    {
        foreach (var id in stores)
        {
            await ErrorOf(() => DisconnectAsync(id));
            await ErrorOf(() => DeleteAsync(id));
        }

        Turns.Release();
    }

    protected CreateCustomKeyStoreRequest CloudHsm(string? name = null) => new()
    {
        CustomKeyStoreName = name ?? Unique,
        CloudHsmClusterId = NextCluster(),
        TrustAnchorCertificate = "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n",
        KeyStorePassword = "kmsuser-password",
    };

    protected async Task<string> CreateStoreAsync(CreateCustomKeyStoreRequest? request = null)
    {
        stores.Add((await Client.CreateCustomKeyStoreAsync(request ?? CloudHsm())).CustomKeyStoreId);
        return stores[^1];
    }

    protected Task ConnectAsync(string id) => Client.ConnectCustomKeyStoreAsync(new ConnectCustomKeyStoreRequest { CustomKeyStoreId = id });

    protected Task DisconnectAsync(string id) => Client.DisconnectCustomKeyStoreAsync(new DisconnectCustomKeyStoreRequest { CustomKeyStoreId = id });

    protected Task DeleteAsync(string id) => Client.DeleteCustomKeyStoreAsync(new DeleteCustomKeyStoreRequest { CustomKeyStoreId = id });

    protected Task RenameAsync(string id, string name) =>
        Client.UpdateCustomKeyStoreAsync(new UpdateCustomKeyStoreRequest { CustomKeyStoreId = id, NewCustomKeyStoreName = name });

    protected async Task<CustomKeyStoresListEntry> StoreAsync(string id) =>
        (await Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest { CustomKeyStoreId = id })).CustomKeyStores.Single();

    protected async Task<string> ConnectionOf(string id) => (await StoreAsync(id)).ConnectionState.Value;

    protected async Task<string> KeyInAsync(string store) =>
        (await Client.CreateKeyAsync(new CreateKeyRequest { Origin = OriginType.AWS_CLOUDHSM, CustomKeyStoreId = store })).KeyMetadata.KeyId;

    // The letters of an id of a cluster are those of Base32.
    private string NextCluster()
    {
        var unique = Unique[^14..] + (clusters++).ToString("x1", CultureInfo.InvariantCulture);
        return "cluster-" + string.Concat(unique.Select(digit => Digits[Convert.ToInt32(digit.ToString(), 16)]));
    }
}
