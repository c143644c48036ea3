using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Replay;

/// <summary>The log of a server with external key stores, replayed on another one with a proxy of its own, leaves the same log again.</summary>
public sealed class ExternalKeyStoreRoundTripTests
{
    private static readonly Dictionary<string, string> Tenant = new() { ["tenant"] = "blue" };

    private static readonly XksFault[] Faults =
    [
        XksFault.Validation, XksFault.InvalidState, XksFault.InvalidKeyUsage, XksFault.AuthenticationFailed, XksFault.AccessDenied, XksFault.KeyNotFound, XksFault.InvalidUriPath,
        XksFault.Throttling, XksFault.UnsupportedOperation, XksFault.DependencyTimeout, XksFault.Internal, XksFault.ConnectionRefused, XksFault.TlsFailure, XksFault.Timeout, XksFault.NoJson,
    ];

    private static readonly XksFault[] OfCryptography =
    [
        .. Faults, XksFault.InvalidCiphertext, XksFault.LongCiphertextMetadata, XksFault.WrongCiphertextDataIntegrityValue,
    ];

    /// <summary>A change of the proxy that makes calls fail, and the change back.</summary>
    private static IEnumerable<TestCaseData> Failures()
    {
        yield return Of("disabled key", kms => kms.XksProxy.ExternalKey("k1").Disable(), kms => kms.XksProxy.ExternalKey("k1").Enable());
        yield return Of("encrypt-only key", kms => kms.XksProxy.ExternalKey("k1").SetUsage(ExternalKeyUsage.EncryptOnly), kms => kms.XksProxy.ExternalKey("k1").SetUsage(ExternalKeyUsage.EncryptAndDecrypt));
        yield return Of("unavailable manager", kms => kms.XksProxy.SetHealth(EkmHealthStatus.Unavailable), kms => kms.XksProxy.SetHealth(EkmHealthStatus.Active));
        yield return Of("other path", kms => kms.XksProxy.WithUriPath("/other/kms/xks/v1"), kms => kms.XksProxy.WithUriPath("/vault/kms/xks/v1"));
        yield return Of("missing key", kms => kms.XksProxy.WithExternalKey("k9"), kms => kms.XksProxy.WithExternalKey("k1"));

        static TestCaseData Of(string name, Action<FakeKmsServer> fail, Action<FakeKmsServer> recover) =>
            new TestCaseData(fail, recover).SetArgDisplayNames(name);
    }

    [Test]
    public Task A_whole_life_leaves_the_same_log_again() => Holds(kms => kms.Scenario("life")
        .CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE)
        .CreateKey("early", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "k1").Expect<CustomKeyStoreInvalidStateException>()
        .ConnectCustomKeyStore("vault").DescribeCustomKeyStores("vault")
        .CreateKey("key", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "k1").CreateKey("plain")
        .CreateKey("twin", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "k1").Expect<XksKeyAlreadyInUseException>()
        .CreateCustomKeyStore("second", CustomKeyStoreType.EXTERNAL_KEY_STORE, xksProxyUriPath: "/vault/kms/xks/v1").Expect<XksProxyUriInUseException>()
        .Encrypt("key", "text", into: "a", encryptionContext: Tenant).Decrypt(from: "a", encryptionContext: Tenant).Decrypt(from: "a").Expect<KMSInvalidStateException>()
        .GenerateDataKey("key", into: "b").GenerateDataKeyWithoutPlaintext("key", into: "c").Decrypt(from: "b").Decrypt(from: "c")
        .ReEncrypt(from: "a", destinationKey: "plain", into: "d", sourceEncryptionContext: Tenant).ReEncrypt(from: "d", destinationKey: "key", into: "e").Decrypt(from: "e")
        .UpdateCustomKeyStore("vault", kms.XksProxy.RotateCredential).Do(kms.XksProxy.RevokePreviousCredential).Decrypt(from: "b")
        .UpdateCustomKeyStore("vault", newCustomKeyStoreName: "safe", xksProxyUriPath: "/safe/kms/xks/v1")
        .DisconnectCustomKeyStore("safe").DescribeKey("key").Decrypt(from: "b").Expect<KMSInvalidStateException>()
        .DeleteCustomKeyStore("safe").Expect<CustomKeyStoreHasCMKsException>()
        .ScheduleKeyDeletion("key", 7).Advance(TimeSpan.FromDays(8)).DeleteCustomKeyStore("safe"));

    [TestCaseSource(nameof(Failures))]
    public Task Failures_of_the_proxy_are_those_of_the_log(Action<FakeKmsServer> fail, Action<FakeKmsServer> recover) => Holds(kms => kms.Scenario("failures")
        .CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE).ConnectCustomKeyStore("vault")
        .CreateKey("key", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "k1").Encrypt("key", "text", into: "a")
        .Do(() => fail(kms))
        .Decrypt(from: "a").Expect<KMSInvalidStateException>()
        .ReEncrypt(from: "a", destinationKey: "key", into: "b").Expect<KMSInvalidStateException>()
        .GenerateDataKey("key", into: "c").Expect<KMSInvalidStateException>()
        .Do(() => recover(kms))
        .Decrypt(from: "a").Encrypt("key", "text", into: "d"));

    [Test]
    public Task Failures_to_create_and_to_change_are_those_of_the_log() => Holds(kms => kms.Scenario("failures")
        .Do(() => kms.XksProxy.SetHealth(EkmHealthStatus.Unavailable))
        .CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE).Expect<XksProxyUriUnreachableException>()
        .Do(() => kms.XksProxy.SetHealth(EkmHealthStatus.Active))
        .CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE, xksProxyAuthenticationCredential: Wrong).Expect<XksProxyIncorrectAuthenticationCredentialException>()
        .CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE, xksProxyUriPath: "/kms/xks/v2").Expect<XksProxyInvalidConfigurationException>()
        .CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE)
        .UpdateCustomKeyStore("vault", () => Wrong).Expect<XksProxyIncorrectAuthenticationCredentialException>()
        .UpdateCustomKeyStore("vault", xksProxyUriPath: "/kms/xks/v2").Expect<XksProxyInvalidConfigurationException>()
        .ConnectCustomKeyStore("vault")
        .Do(() => kms.XksProxy.WithExternalKey("weak", keySpec: "AES_128").WithExternalKey("half", ExternalKeyUsage.DecryptOnly).WithExternalKey("off", status: ExternalKeyStatus.Disabled))
        .CreateKey("one", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "weak").Expect<XksKeyInvalidConfigurationException>()
        .CreateKey("one", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "half").Expect<XksKeyInvalidConfigurationException>()
        .CreateKey("one", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "off").Expect<XksKeyInvalidConfigurationException>()
        .CreateKey("one", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "none").Expect<XksKeyNotFoundException>()
        .Do(() => kms.XksProxy.SetHealth(EkmHealthStatus.Unavailable))
        .CreateKey("one", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "weak").Expect<CustomKeyStoreInvalidStateException>());

    [TestCaseSource(nameof(OfCryptography))]
    public Task Every_failure_of_encryption_is_that_of_the_log(XksFault fault) => Holds(kms => kms.Scenario("failures")
        .CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE).ConnectCustomKeyStore("vault")
        .CreateKey("key", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "k1")
        .Do(() => kms.XksProxy.Faults.FailNext(null, fault, Times(fault)))
        .Encrypt("key", "text", into: "a").Expect<KMSInvalidStateException>()
        .GenerateDataKey("key", into: "b"));

    [TestCaseSource(nameof(Faults))]
    public Task Every_failure_about_a_store_and_a_new_key_is_that_of_the_log(XksFault fault) => Holds(kms => kms.Scenario("failures")
        .Do(() => kms.XksProxy.Faults.FailNext(null, fault, Times(fault)))
        .CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE).Expect<AmazonKeyManagementServiceException>()
        .CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE).ConnectCustomKeyStore("vault")
        .Do(() => kms.XksProxy.Faults.FailNext(null, fault, Times(fault)))
        .CreateKey("key", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "k1").Expect<AmazonKeyManagementServiceException>()
        .CreateKey("key", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "k1"));

    [Test]
    public Task A_connection_that_failed_fails_again() => Holds(kms => kms.Scenario("failures")
        .CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE)
        .Do(() => kms.XksProxy.Faults.FailNext("GetHealthStatus", XksFault.ConnectionRefused)).ConnectCustomKeyStore("vault")
        .ConnectCustomKeyStore("vault").Expect<CustomKeyStoreInvalidStateException>()
        .CreateKey("key", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "k1").Expect<CustomKeyStoreInvalidStateException>()
        .DisconnectCustomKeyStore("vault").ConnectCustomKeyStore("vault")
        .CreateKey("key", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "k1").Encrypt("key", "text", into: "a"));

    [Test]
    public Task A_store_that_was_disconnected_later_had_connected() => Holds(kms => kms.Scenario("no failure")
        .CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE).ConnectCustomKeyStore("vault").DisconnectCustomKeyStore("vault")
        .CreateKey("key", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "k1").Expect<CustomKeyStoreInvalidStateException>());

    // KMS asks once more after a time-out.
    private static int Times(XksFault fault) => fault == XksFault.Timeout ? 2 : 1;

    private static XksProxyAuthenticationCredentialType Wrong => new() { AccessKeyId = "ABCDE234567EXAMPLE22", RawSecretAccessKey = "rawSecretAccessKey/rawSecretAccessKey+12345=" };

    private static async Task Holds(Func<FakeKmsServer, KmsScenario> script)
    {
        var (log, replay) = await RoundTrip.OfAsync(script);
        Assert.That(replay, Is.EqualTo(log));
    }
}
