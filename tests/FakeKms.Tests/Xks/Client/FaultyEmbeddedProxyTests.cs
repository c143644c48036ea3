using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Xks.Client;

/// <summary>What KMS makes of the scripted faults of the embedded proxy.</summary>
public sealed class FaultyEmbeddedProxyTests : InMemory
{
    private const string Unintelligible = "no JSON";
    private string storeId = "";
    private string keyId = "";

    private static IEnumerable<TestCaseData> Everywhere =>
    [
        Case(XksFault.Validation, "ValidationException"), Case(XksFault.InvalidState, "InvalidStateException"),
        Case(XksFault.AuthenticationFailed, "AuthenticationFailedException"), Case(XksFault.AccessDenied, "AccessDeniedException"),
        Case(XksFault.KeyNotFound, "KeyNotFoundException"), Case(XksFault.InvalidUriPath, "InvalidUriPathException"),
        Case(XksFault.Throttling, "ThrottlingException"), Case(XksFault.UnsupportedOperation, "UnsupportedOperationException"),
        Case(XksFault.DependencyTimeout, "DependencyTimeoutException"), Case(XksFault.Internal, "InternalException"),
        Case(XksFault.ConnectionRefused, "no connection"), Case(XksFault.UnknownHost, "no connection"), Case(XksFault.TlsFailure, "no TLS"),
        Case(XksFault.Timeout, "no answer"), Case(XksFault.SlowAnswer(TimeSpan.FromMilliseconds(251)), "no answer"),
        Case(XksFault.NoJson, Unintelligible), Case(XksFault.EmptyBody, Unintelligible), Case(XksFault.UnknownErrorName, Unintelligible),
        Case(XksFault.TooLongBody, Unintelligible), Case(XksFault.HttpAnswer(502, "<html>"), Unintelligible),
    ];

    private static IEnumerable<TestCaseData> OfEncrypt =>
    [
        Case(XksFault.InvalidKeyUsage, "InvalidKeyUsageException"),
        Case(XksFault.LongCiphertextMetadata, Unintelligible), Case(XksFault.WrongCiphertextLength, Unintelligible),
        Case(XksFault.WrongInitializationVectorLength, Unintelligible), Case(XksFault.WrongAuthenticationTagLength, Unintelligible),
        Case(XksFault.WrongCiphertextDataIntegrityValue, Unintelligible), Case(XksFault.MissingCiphertextDataIntegrityValue, Unintelligible),
        Case(XksFault.MissingMember("initializationVector"), Unintelligible), Case(XksFault.NotBase64, Unintelligible),
    ];

    [SetUp]
    public async Task A_key_behind_the_proxy()
    {
        storeId = await Client.CreateConnectedStoreAsync(KeyStoreRequests.Public());
        keyId = await Client.KeyInAsync(storeId, "one");
    }

    [TestCaseSource(nameof(Everywhere))]
    [TestCaseSource(nameof(OfEncrypt))]
    public async Task An_encryption_fails(object fault, object expected)
    {
        Kms.XksProxy.Faults.FailNext("Encrypt", (XksFault)fault, times: Times(fault));

        Assert.That(await EncryptErrorAsync(), Is.EqualTo($"KMSInvalidStateException: {((ProxyFailureRow)expected).Text}"));
    }

    [Test]
    public async Task An_answer_after_a_quarter_of_a_second_is_in_time()
    {
        Kms.XksProxy.Faults.FailNext("Encrypt", XksFault.SlowAnswer(TimeSpan.FromMilliseconds(250)));

        Assert.That(await EncryptErrorAsync(), Is.EqualTo("no error"));
    }

    [TestCaseSource(nameof(Everywhere))]
    public async Task A_decryption_fails(object fault, object expected)
    {
        var blob = (await Client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = new([1]) })).CiphertextBlob.ToArray();
        Kms.XksProxy.Faults.FailNext("Decrypt", (XksFault)fault, times: Times(fault));

        Assert.That(
            await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(blob) })),
            Is.EqualTo($"KMSInvalidStateException: {((ProxyFailureRow)expected).Text}"));
    }

    [TestCaseSource(nameof(Everywhere))]
    public async Task A_key_is_not_created(object fault, object expected)
    {
        var row = (ProxyFailureRow)expected;
        Kms.XksProxy.Faults.FailNext("GetKeyMetadata", (XksFault)fault, times: Times(fault));

        Assert.That(await ErrorOf(() => Client.KeyInAsync(storeId, "two")), Is.EqualTo($"{row.Key}: {row.Text}"));
    }

    [TestCaseSource(nameof(Everywhere))]
    public async Task A_key_store_is_not_created_and_does_not_connect(object fault, object expected)
    {
        var row = (ProxyFailureRow)expected;
        await Client.DisconnectStoreAsync(storeId);
        Kms.XksProxy.Faults.FailNext("GetHealthStatus", (XksFault)fault, times: 2 * Times(fault));

        var error = await ErrorOf(() => Client.CreateStoreAsync(KeyStoreRequests.Public("second", path: "/second/kms/xks/v1")));
        await Client.ConnectStoreAsync(storeId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo($"{row.Store}: {row.Text}"));
            Assert.That((await Client.StoreAsync(storeId)).ConnectionErrorCode?.Value, Is.EqualTo(row.Code));
            Assert.That(Kms.XksProxy.Faults.Unfired, Is.Empty);
        }
    }

    [Test]
    public async Task A_plaintext_that_KMS_had_not_encrypted_is_noticed()
    {
        var blob = (await Client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = new([1]) })).CiphertextBlob.ToArray();
        Kms.XksProxy.Faults.FailNext("Decrypt", XksFault.WrongPlaintext);

        Assert.That(
            await ErrorOf(() => Client.DecryptAsync(new DecryptRequest { CiphertextBlob = new(blob) })),
            Is.EqualTo("KMSInvalidStateException: The ciphertext that the external key store proxy submitted for decryption, or the encryption context, is corrupted, missing, or otherwise invalid."));
    }

    [Test]
    public async Task An_answer_in_250_milliseconds_is_in_time()
    {
        Kms.XksProxy.Faults.FailNext("Encrypt", XksFault.SlowAnswer(TimeSpan.FromMilliseconds(250)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await EncryptErrorAsync(), Is.EqualTo("no error"));
            Assert.That(Kms.XksMetrics.XksProxyLatencies[^1].Latency, Is.EqualTo(TimeSpan.FromMilliseconds(250)));
        }
    }

    [Test]
    public async Task One_answer_that_is_too_late_is_not_noticed_but_by_the_metric()
    {
        Kms.XksProxy.Faults.FailNext("Encrypt", XksFault.SlowAnswer(TimeSpan.FromSeconds(1)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await EncryptErrorAsync(), Is.EqualTo("no error"));
            Assert.That(Kms.XksMetrics.XksProxyLatencies[^1].Latency, Is.EqualTo(TimeSpan.FromMilliseconds(250)));
        }
    }

    [Test]
    public async Task Two_answers_that_are_too_late_take_half_a_second_of_the_metric_and_none_of_the_test()
    {
        Kms.XksProxy.Faults.FailNext("Encrypt", XksFault.SlowAnswer(TimeSpan.FromHours(1)), times: 2);
        await EncryptErrorAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.XksMetrics.XksProxyLatencies[^1].Latency, Is.EqualTo(TimeSpan.FromMilliseconds(500)));
            Assert.That(Kms.XksMetrics.XksProxyErrors.Single().ExceptionName, Is.EqualTo("XksProxyUnreachableException"));
        }
    }

    [Test]
    public async Task A_proxy_that_nobody_can_connect_to_comes_back()
    {
        string down;
        using (Kms.XksProxy.Faults.RefuseConnections()) down = await EncryptErrorAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(down, Does.StartWith("KMSInvalidStateException: AWS KMS cannot communicate with the external key store proxy."));
            Assert.That(await EncryptErrorAsync(), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task A_credential_that_was_revoked_is_refused_and_the_next_one_is_taken()
    {
        var next = Kms.XksProxy.RotateCredential();
        var old = await EncryptErrorAsync();
        Kms.XksProxy.RevokePreviousCredential();
        var revoked = await EncryptErrorAsync();
        await Client.UpdateStoreAsync(storeId, r => r.XksProxyAuthenticationCredential = next);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(old, Is.EqualTo("no error"));
            Assert.That(revoked, Does.StartWith("KMSInvalidStateException: The external key store proxy rejected the request because it could not authenticate AWS KMS."));
            Assert.That(await EncryptErrorAsync(), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task A_disabled_external_key_disables_neither_the_key_nor_the_store()
    {
        Kms.XksProxy.ExternalKey("one").Disable();
        var error = await EncryptErrorAsync();
        Kms.XksProxy.ExternalKey("one").Enable();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Does.StartWith("KMSInvalidStateException: The external key associated with this KMS key in an external key store is not enabled"));
            Assert.That(await StateOf(keyId), Is.EqualTo("Enabled"));
            Assert.That(await EncryptErrorAsync(), Is.EqualTo("no error"));
        }
    }

    [Test]
    public async Task What_a_proxy_says_of_an_error_is_for_its_administrator_alone()
    {
        Kms.XksProxy.Faults.FailNext("Encrypt", XksFault.Error("InternalException", "The HSM in rack 7 is on fire."));
        var error = await EncryptErrorAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error + Kms.Trail[^1].ToJson(), Does.Not.Contain("rack 7"));
            Assert.That(Kms.XksMetrics.XksProxyErrors.Single().Detail, Is.EqualTo("The HSM in rack 7 is on fire."));
        }
    }

    [Test]
    public async Task How_connecting_ends_shows_after_the_time_that_it_takes()
    {
        await using var kms = Pinned.Server(k => k.WithTransitionTime(TimeSpan.FromMinutes(5)));
        using var client = kms.CreateClient();
        var id = await client.CreateStoreAsync(KeyStoreRequests.Public());
        kms.XksProxy.Faults.FailNext("GetHealthStatus", XksFault.AccessDenied);
        await client.ConnectStoreAsync(id);
        kms.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        var before = await client.StoreAsync(id);
        kms.Advance(TimeSpan.FromTicks(1));
        var after = await client.StoreAsync(id);

        Assert.That(
            (before.ConnectionState.Value, before.ConnectionErrorCode?.Value, after.ConnectionState.Value, after.ConnectionErrorCode?.Value),
            Is.EqualTo(("CONNECTING", (string?)null, "FAILED", "XKS_PROXY_ACCESS_DENIED")));
    }

    private static TestCaseData Case(XksFault fault, string row) =>
        new TestCaseData(fault, ProxyFailureRow.All.Single(known => known.Name == row)).SetArgDisplayNames(fault.ToString());

    // KMS asks once more when an answer is late.
    private static int Times(object fault) => fault.ToString() is { } name && (name.StartsWith("Timeout", StringComparison.Ordinal) || name.StartsWith("SlowAnswer", StringComparison.Ordinal)) ? 2 : 1;

    private Task<string> EncryptErrorAsync() => ErrorOf(() => Client.EncryptAsync(new EncryptRequest { KeyId = keyId, Plaintext = new([1]) }));
}
