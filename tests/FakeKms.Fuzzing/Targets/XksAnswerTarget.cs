using System.Net;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Fuzzing.Running;
using FakeKms.Tests.Operations.CustomKeyStores;
using FakeKms.Tests.Xks.Client;
using FakeKms.Xks.Client;

namespace FakeKms.Fuzzing.Targets;

/// <summary>Answers of external key store proxies: BrokenAnswerException inside, and outside an error of KMS that blames the proxy; never a defect.</summary>
internal sealed class XksAnswerTarget : FuzzTarget
{
    private static readonly int[] Statuses = [200, 200, 200, 400, 404, 500, 302, 429, 599];

    private readonly IndependentProxy proxy = new IndependentProxy().Accepting(KeyStoreRequests.AccessKeyId, KeyStoreRequests.Secret);
    private readonly FakeKmsServer kms;
    private readonly IAmazonKeyManagementService client;
    private readonly string keyId;
    private readonly string storeId;
    private readonly byte[] ciphertext;
    private readonly List<byte[]> seeds = [];
    private readonly KmsSnapshot origin;

    public XksAnswerTarget()
    {
        kms = Pinned.Server(k => k.WithXksProxyAt(IndependentProxy.Endpoint, proxy));
        client = kms.CreateClient();
        storeId = client.CreateConnectedStoreAsync(KeyStoreRequests.Public(endpoint: IndependentProxy.Endpoint)).Result;
        keyId = client.KeyInAsync(storeId, "one").Result;
        ciphertext = client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = new MemoryStream([1, 2, 3]) }).Result.CiphertextBlob.ToArray();
        client.DecryptAsync(new DecryptRequest { CiphertextBlob = new MemoryStream(ciphertext) }).Wait();
        foreach (var received in proxy.Received) seeds.Add(System.Text.Encoding.UTF8.GetBytes(IndependentProxy.Answer(received).ToJsonString()));
        seeds.Add("""{"errorName":"KeyNotFoundException","errorMessage":"There is no such key."}"""u8.ToArray());
        origin = kms.Snapshot();
    }

    public override IReadOnlyList<byte[]> Seeds => seeds;

    public override void Run(byte[] input)
    {
        Read(() => XksAnswerBody.Error(input));
        Read(() => XksAnswerBody.KeyMetadata(input));
        Read(() => XksAnswerBody.Ciphertext(input, 3, _ => new byte[32]));
        Read(() => XksAnswerBody.Plaintext(input));
        Read(() => XksAnswerBody.Health(input));
        kms.Restore(origin);
        proxy.Received.Clear();
        proxy.Instead = _ => Task.FromResult<HttpResponseMessage?>(new((HttpStatusCode)Statuses[input.Length % Statuses.Length]) { Content = new ByteArrayContent(input) });
        Call(() => client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = new MemoryStream([1, 2, 3]) }));
        Call(() => client.DecryptAsync(new DecryptRequest { CiphertextBlob = new MemoryStream(ciphertext) }));
        Call(() => client.CreateKeyAsync(new CreateKeyRequest { Origin = OriginType.EXTERNAL_KEY_STORE, CustomKeyStoreId = storeId, XksKeyId = "two" }));
        if (kms.Defects is [var defect, ..]) throw new FindingException($"A defect: {defect}");
    }

    public override void Dispose()
    {
        client.Dispose();
        kms.Dispose();
        proxy.Dispose();
        base.Dispose();
    }

    private static void Read<T>(Func<T> read)
    {
        try
        {
            read();
        }
        catch (BrokenAnswerException)
        {
        }
    }

    private static void Call<T>(Func<Task<T>> call)
    {
        try
        {
            call().GetAwaiter().GetResult();
        }
        catch (AmazonKeyManagementServiceException error) when ((int)error.StatusCode < 500)
        {
        }
    }
}
