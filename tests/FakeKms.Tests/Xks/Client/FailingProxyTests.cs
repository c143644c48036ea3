using System.Security.Authentication;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Xks.Client;

/// <summary>Every failure of a proxy with every operation of KMS that asks it: the error, its text, its record, and how connecting ends.</summary>
public sealed class FailingProxyTests : WithIndependentProxy
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(40);

    private static readonly Dictionary<string, int> Statuses = new()
    {
        ["ValidationException"] = 400,
        ["InvalidStateException"] = 400,
        ["InvalidCiphertextException"] = 400,
        ["InvalidKeyUsageException"] = 400,
        ["AuthenticationFailedException"] = 401,
        ["AccessDeniedException"] = 403,
        ["KeyNotFoundException"] = 404,
        ["InvalidUriPathException"] = 404,
        ["ThrottlingException"] = 429,
        ["UnsupportedOperationException"] = 501,
        ["DependencyTimeoutException"] = 503,
        ["InternalException"] = 500,
    };

    private static readonly string[] Cryptography = ["Encrypt", "Decrypt", "ReEncrypt from", "ReEncrypt to", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext"];

    private static IEnumerable<TestCaseData> InCryptography =>
        ProxyFailureRow.All.SelectMany(row => Cryptography.Select(operation => new TestCaseData(row, operation).SetArgDisplayNames(row.Name, operation)));

    private static IReadOnlyList<ProxyFailureRow> Rows => ProxyFailureRow.All;

    [TestCaseSource(nameof(InCryptography))]
    public async Task A_cryptographic_operation_fails_with_an_invalid_state_and_its_record_says_so(object failure, string operation)
    {
        var row = (ProxyFailureRow)failure;
        var blob = await EncryptedAsync();
        var other = await Client.CreateSymmetricKeyAsync();
        var plain = (await Client.EncryptAsync(new EncryptRequest { KeyId = other, Plaintext = Bytes("x") })).CiphertextBlob.ToArray();
        Fail(row.Name);

        var error = await ErrorOf(() => operation switch
        {
            "Encrypt" => Client.EncryptAsync(new EncryptRequest { KeyId = KeyId, Plaintext = Bytes("x") }),
            "Decrypt" => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(blob) }),
            "ReEncrypt from" => Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = new(blob), DestinationKeyId = other }),
            "ReEncrypt to" => Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = new(plain), DestinationKeyId = KeyId }),
            "GenerateDataKey" => Client.GenerateDataKeyAsync(new GenerateDataKeyRequest { KeyId = KeyId, KeySpec = DataKeySpec.AES_256 }),
            _ => (Task)Client.GenerateDataKeyWithoutPlaintextAsync(new GenerateDataKeyWithoutPlaintextRequest { KeyId = KeyId, KeySpec = DataKeySpec.AES_256 }),
        });

        var record = Kms.Trail[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo($"KMSInvalidStateException: {row.Text}"));
            Assert.That((record.EventName, record.ErrorCode, record.ErrorMessage), Is.EqualTo((operation.Split(' ')[0], "KMSInvalidStateException", row.Text)));
            Assert.That(record.ToJson(), Does.Contain($"\"additionalEventData\":{{\"customKeyStoreId\":\"{StoreId}\",\"xksKeyId\":\"one\"}}"));
            Assert.That(record.RequestID, Is.EqualTo(Proxy.Received[^1].Metadata("kmsRequestId")));
        }
    }

    [TestCaseSource(nameof(Rows))]
    public async Task A_key_is_not_created(object failure)
    {
        var row = (ProxyFailureRow)failure;
        Fail(row.Name);

        var error = await ErrorOf(() => Client.KeyInAsync(StoreId, "two"));

        var record = Kms.Trail[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo($"{row.Key}: {row.Text}"));
            Assert.That((record.EventName, record.ErrorCode, record.ErrorMessage), Is.EqualTo(("CreateKey", row.Key, row.Text)));
            Assert.That((await Client.ListKeysAsync(new ListKeysRequest())).Keys.Select(key => key.KeyId), Is.EqualTo(new[] { KeyId }));
        }
    }

    [TestCaseSource(nameof(Rows))]
    public async Task A_key_store_is_not_created(object failure)
    {
        var row = (ProxyFailureRow)failure;
        Fail(row.Name);

        var error = await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Public("second", IndependentProxy.Endpoint)));

        var record = Kms.Trail[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo($"{row.Store}: {row.Text}"));
            Assert.That((record.EventName, record.ErrorCode, record.ErrorMessage), Is.EqualTo(("CreateCustomKeyStore", row.Store, row.Text)));
            Assert.That((await Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest())).CustomKeyStores, Has.Count.EqualTo(1));
        }
    }

    [TestCaseSource(nameof(Rows))]
    public async Task A_key_store_is_not_changed(object failure)
    {
        var row = (ProxyFailureRow)failure;
        Fail(row.Name);

        var error = await ErrorOf(() => Client.UpdateStoreAsync(StoreId, r => (r.XksProxyUriPath, r.NewCustomKeyStoreName) = ("/other/kms/xks/v1", "renamed")));

        var (record, store) = (Kms.Trail[^1], await Client.StoreAsync(StoreId));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo($"{row.Store}: {row.Text}"));
            Assert.That((record.EventName, record.ErrorCode, record.ErrorMessage), Is.EqualTo(("UpdateCustomKeyStore", row.Store, row.Text)));
            Assert.That((store.CustomKeyStoreName, store.XksProxyConfiguration.UriPath), Is.EqualTo(("vault", "/acme/kms/xks/v1")));
        }
    }

    [TestCaseSource(nameof(Rows))]
    public async Task A_key_store_begins_to_connect_and_fails(object failure)
    {
        var row = (ProxyFailureRow)failure;
        await Client.DisconnectStoreAsync(StoreId);
        Fail(row.Name);

        var error = await ErrorOf(() => Client.ConnectStoreAsync(StoreId));

        var store = await Client.StoreAsync(StoreId);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo("no error"));
            Assert.That(Kms.Trail.Last(record => record.EventName == "ConnectCustomKeyStore").ErrorCode, Is.Null);
            Assert.That((store.ConnectionState.Value, store.ConnectionErrorCode?.Value), Is.EqualTo(("FAILED", row.Code)));
            Assert.That(await StateOf(KeyId), Is.EqualTo("Unavailable"));
        }
    }

    [Test]
    public async Task A_store_that_failed_shows_no_code_any_more_when_it_is_disconnected()
    {
        await Client.DisconnectStoreAsync(StoreId);
        Fail("ThrottlingException");
        await Client.ConnectStoreAsync(StoreId);
        await Client.DisconnectStoreAsync(StoreId);

        var store = await Client.StoreAsync(StoreId);
        Assert.That((store.ConnectionState.Value, store.ConnectionErrorCode?.Value), Is.EqualTo(("DISCONNECTED", (string?)null)));
    }

    protected override void Configure(FakeKmsBuilder builder) => builder.WithXksProxyAt(IndependentProxy.Endpoint, Proxy, Limit);

    private void Fail(string how) => Proxy.Instead = request => how switch
    {
        "no JSON" => Answer(IndependentProxy.Text("<html>")),
        "nothing" => Answer(IndependentProxy.Text("")),
        "an error that nobody knows" => Answer(IndependentProxy.Error(400, "KeyIsAsleepException")),
        "another status with the right answer" => Answer(IndependentProxy.Json(IndependentProxy.Answer(request), 201)),
        "an exception of the proxy" => throw new InvalidOperationException("a defect of the proxy"),
        "no connection" => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"),
        "a connection that is lost" => throw new IOException("reset"),
        "no TLS" => throw new HttpRequestException("handshake", new AuthenticationException("certificate")),
        "no answer" => new TaskCompletionSource<HttpResponseMessage?>().Task,
        _ => Answer(IndependentProxy.Error(Statuses[how], how)),
    };

    private static Task<HttpResponseMessage?> Answer(HttpResponseMessage answer) => Task.FromResult<HttpResponseMessage?>(answer);
}
