using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Xks.Client;

/// <summary>A server with a proxy of somebody else's behind one endpoint, and a connected key store there.</summary>
public abstract class WithIndependentProxy : InMemory
{
    protected WithIndependentProxy() => StoreId = "";

    internal IndependentProxy Proxy { get; } = new IndependentProxy().Accepting(KeyStoreRequests.AccessKeyId, KeyStoreRequests.Secret);

    protected string StoreId { get; private set; }

    protected string KeyId { get; private set; } = "";

    [SetUp]
    public async Task A_key_behind_the_proxy()
    {
        StoreId = await Client.CreateConnectedStoreAsync(KeyStoreRequests.Public(endpoint: IndependentProxy.Endpoint, path: "/acme/kms/xks/v1"));
        KeyId = await Client.KeyInAsync(StoreId, "one");
        Proxy.Received.Clear();
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithXksProxyAt(IndependentProxy.Endpoint, Proxy);

    protected async Task<byte[]> EncryptedAsync(string text = "secret", Dictionary<string, string>? context = null) =>
        (await Client.EncryptAsync(new EncryptRequest { KeyId = KeyId, Plaintext = Bytes(text), EncryptionContext = context })).CiphertextBlob.ToArray();

    protected static MemoryStream Bytes(string text) => new(System.Text.Encoding.UTF8.GetBytes(text));

    // The first request to an API waits until it is let go. The method returns when it is there.
    private protected (Task Call, TaskCompletionSource Answer) Held(string api, Func<Task> begin, HttpResponseMessage? instead = null)
    {
        var (arrived, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        Proxy.Instead = async request =>
        {
            if (request.Api != api || arrived.Task.IsCompleted) return null;
            arrived.SetResult();
            await answer.Task;
            return instead;
        };
        var call = Task.Run(begin);
        arrived.Task.GetAwaiter().GetResult();
        return (call, answer);
    }
}
