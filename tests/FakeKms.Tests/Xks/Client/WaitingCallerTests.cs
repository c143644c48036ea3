using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Engine;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Xks.Client;

/// <summary>A call that waits for a proxy does not come back to its caller's context, where the caller may wait for it.</summary>
public sealed class WaitingCallerTests : InMemory
{
    private string storeId = "";
    private string keyId = "";

    [SetUp]
    public async Task A_key_behind_the_proxy()
    {
        storeId = await Client.CreateConnectedStoreAsync(KeyStoreRequests.Public());
        keyId = await Client.KeyInAsync(storeId, "one");
    }

    [TestCase("Encrypt")]
    [TestCase("Decrypt")]
    [TestCase("GenerateDataKey")]
    [TestCase("ReEncrypt")]
    [TestCase("CreateKey")]
    [TestCase("ConnectCustomKeyStore")]
    public async Task The_call_ends_without_it(string operation)
    {
        var blob = (await Client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = new([1]) })).CiphertextBlob;
        if (operation == "ConnectCustomKeyStore") await Client.DisconnectStoreAsync(storeId);
        var answer = new TaskCompletionSource();
        using var late = Kms.XksProxy.Faults.When().Run(_ => answer.Task);

        var ended = AbandonedContext.Completes(
            () => operation switch
            {
                "Encrypt" => Client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = new([1]) }),
                "Decrypt" => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = blob }),
                "GenerateDataKey" => Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = keyId, NumberOfBytes = 16 }),
                "ReEncrypt" => Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = keyId }),
                "CreateKey" => Client.CreateKeyAsync(new CreateKeyRequest { Origin = OriginType.EXTERNAL_KEY_STORE, CustomKeyStoreId = storeId, XksKeyId = "two" }),
                _ => Client.ConnectStoreAsync(storeId),
            },
            meanwhile: answer.SetResult);

        Assert.That((ended, Kms.Trail[^1].EventName, Kms.Trail[^1].ErrorCode), Is.EqualTo((true, operation, (string?)null)));
    }
}
