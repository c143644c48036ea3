using Amazon.KeyManagementService;

namespace FakeKms.Tests.Replay;

/// <summary>A log that begins when its external key stores were there.</summary>
public sealed class ExternalKeysFromBeforeTests : ReplayTest
{
    private const string Store = "cks-0123456789abcdef0";
    private const string OtherKeyId = "11111111-2222-3333-4444-555555555555";
    private const string Material = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static readonly object InStore = new { customKeyStoreId = Store, xksKeyId = "k1" };
    private static readonly object Named = new { customKeyStoreName = "vault" };
    private static readonly object OfStore = new { customKeyStoreId = Store };

    private static Line Encrypt => new("Encrypt") { Request = new { keyId = Line.KeyId, encryptionContext = new { tenant = "blue" } }, Extra = InStore };

    [Test]
    public async Task A_key_in_an_external_key_store_was_there_with_its_store()
    {
        await RepeatsAsync(Encrypt, new Line("Decrypt", 1) { Request = new { encryptionContext = new { tenant = "blue" } }, Extra = InStore });

        var key = Kms.Key(Line.KeyId);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((key.Origin, key.CustomKeyStoreId, key.XksKeyId), Is.EqualTo((OriginType.EXTERNAL_KEY_STORE, Store, "k1")));
            Assert.That(Kms.Trail.Select(record => record.Text("additionalEventData.xksKeyId")), Is.All.EqualTo("k1"));
        }
    }

    [Test]
    public async Task A_ciphertext_from_before_is_made_by_the_proxy()
    {
        await RepeatsAsync(new Line("Decrypt") { Request = new { encryptionContext = new { tenant = "blue" } }, Extra = InStore });

        Assert.That(Kms.XksProxy.Requests.Select(request => (request.Operation, request.ExternalKeyId, request.KmsKeyArn, request.Succeeded)), Is.EqualTo(new[]
        {
            ("Encrypt", "k1", Line.ArnOf(Line.KeyId), true), ("Decrypt", "k1", Line.ArnOf(Line.KeyId), true),
        }));
    }

    [Test]
    public Task A_re_encryption_tells_of_one_of_its_keys() => RepeatsAsync(
        new Line("ReEncrypt") { Request = new { destinationKeyId = Line.KeyId }, Extra = new { customKeyStoreId = Store, xksKeyId = "k1", destinationKeyMaterialId = Material } });

    [Test]
    public Task A_store_that_is_connected_was_disconnected() => RepeatsAsync(
        new Line("Decrypt") { Extra = InStore, Error = "KMSInvalidStateException", Message = Texts.NotConnected },
        new Line("ConnectCustomKeyStore", 1) { Key = "", Request = OfStore, Extra = Named },
        new Line("Decrypt", 10) { Extra = InStore });

    [Test]
    public async Task A_store_has_the_name_that_the_log_shows()
    {
        await ReplayAsync(Encrypt, new Line("DisconnectCustomKeyStore", 1) { Key = "", Request = OfStore, Extra = Named });

        Assert.That(Kms.Trail[^1].Text("additionalEventData.customKeyStoreName"), Is.EqualTo("vault"));
    }

    [Test]
    public Task A_store_that_the_log_shows_to_be_external_by_its_proxy_alone_was_there() => RepeatsAsync(
        new Line("UpdateCustomKeyStore") { Key = "", Request = new { customKeyStoreId = Store, xksProxyUriPath = "/other/kms/xks/v1" }, Extra = Named },
        new Line("UpdateCustomKeyStore", 1) { Key = "", Request = OfStore, Extra = Named },
        new Line("DisconnectCustomKeyStore", 2) { Key = "", Request = OfStore, Extra = Named });

    [Test]
    public Task A_key_is_created_in_a_store_from_before() => RepeatsAsync(
        new Line("CreateKey")
        {
            Key = OtherKeyId,
            Request = new { origin = "EXTERNAL_KEY_STORE", customKeyStoreId = Store, xksKeyId = "k2" },
            Answer = new { keyMetadata = new { keyId = OtherKeyId, arn = Line.ArnOf(OtherKeyId) } },
        },
        new Line("Encrypt", 1) { Key = OtherKeyId, Request = new { keyId = OtherKeyId }, Extra = new { customKeyStoreId = Store, xksKeyId = "k2" } });

    [Test]
    public async Task A_failure_of_the_proxy_comes_again_while_the_proxy_is_well()
    {
        await RepeatsAsync(Encrypt, new Line("Decrypt", 1) { Extra = InStore, Error = "KMSInvalidStateException", Message = Texts.Unreachable }, new Line("Decrypt", 2) { Extra = InStore });

        Assert.That(Kms.Trail[1].ErrorMessage, Does.StartWith("AWS KMS cannot communicate with the external key store proxy."));
    }

    [TestCase(Texts.Unreachable)]
    [TestCase(Texts.NotConnected)]
    public async Task A_call_that_fails_again_does_not_reach_the_proxy(string text)
    {
        await RepeatsAsync(new Line("GenerateDataKey") { Request = new { keyId = Line.KeyId, keySpec = "AES_256" }, Extra = InStore, Error = "KMSInvalidStateException", Message = text });

        Assert.That(Kms.XksProxy.Requests, Is.Empty);
    }

    [Test]
    public async Task A_ciphertext_for_a_store_that_is_not_connected_is_asked_of_nobody()
    {
        await RepeatsAsync(new Line("Decrypt") { Extra = InStore, Error = "KMSInvalidStateException", Message = Texts.NotConnected });

        Assert.That(Kms.XksProxy.Requests, Is.Empty);
    }

    [Test]
    public async Task Calls_behind_the_replay_reach_the_proxy_again()
    {
        var failing = new Line("Encrypt") { Request = new { keyId = Line.KeyId }, Extra = InStore, Error = "KMSInvalidStateException", Message = Texts.Unreachable };
        var scenario = Kms.Scenario("production").FromCloudTrail(Line.Log(failing)).In(Line.Region).As(KmsCaller.Root().WithAccountId(Line.Account)).Encrypt(Line.KeyId, "text", into: "a");
        await scenario;

        Assert.That(Kms.XksProxy.Requests.Single().KmsOperation, Is.EqualTo("Encrypt"));
    }

    [Test]
    public async Task Stores_in_two_Regions_and_accounts_are_where_their_keys_are()
    {
        var other = new { type = "Root", accountId = "999988887777", principalId = "999988887777", arn = "arn:aws:iam::999988887777:root" };
        await ReplayAsync(Encrypt, Encrypt with { Key = OtherKeyId, KeyRegion = "us-west-2", Identity = other, Request = new { keyId = Line.ArnOf(OtherKeyId, "us-west-2") }, Extra = new { customKeyStoreId = "cks-fedcba98765432100", xksKeyId = "k1" } });

        Assert.That(Kms.Keys.Select(key => (key.Region, key.AccountId, key.CustomKeyStoreId)), Is.EquivalentTo(new[]
        {
            (Line.Region, Line.Account, Store), ("us-west-2", Line.Account, "cks-fedcba98765432100"),
        }));
    }

    [Test]
    public Task Errors_of_which_the_text_is_missing_come_again_where_their_code_says_enough() => RepeatsAsync(
        Encrypt,
        new Line("UpdateCustomKeyStore", 1) { Key = "", Request = OfStore, Error = "XksProxyIncorrectAuthenticationCredentialException" },
        new Line("UpdateCustomKeyStore", 2) { Key = "", Request = new { customKeyStoreId = Store, xksProxyUriPath = "/other/kms/xks/v1" }, Error = "XksProxyUriUnreachableException" },
        new Line("UpdateCustomKeyStore", 3) { Key = "", Request = OfStore, Error = "XksProxyInvalidResponseException" },
        new Line("CreateKey", 4) { Key = "", Request = new { origin = "EXTERNAL_KEY_STORE", customKeyStoreId = Store, xksKeyId = "k2" }, Error = "XksKeyNotFoundException" });

    [Test]
    public async Task An_external_key_that_another_key_of_which_the_log_knows_nothing_must_have_is_left_out()
    {
        var scenario = await ReplayAsync(
            Encrypt, new Line("CreateKey", 1) { Key = "", Request = new { origin = "EXTERNAL_KEY_STORE", customKeyStoreId = Store, xksKeyId = "k2" }, Error = "XksKeyAlreadyInUseException" });

        Assert.That(scenario.Results.SkippedRecords.Single().Reason, Is.EqualTo("XksKeyAlreadyInUseException came of something outside KMS"));
    }

    private static class Texts
    {
        public const string NotConnected =
            "This KMS key is in a custom key store that is not connected to its external key store proxy. Connect the external key store and try the request again.";

        // That of the developer guide, which is another one than the specification's.
        public const string Unreachable =
            "AWS KMS cannot communicate with the external key store proxy. Verify that your external key store proxy is active and is connected to the network, " +
            "and that its URI path and endpoint URI or VPC service name are correct in your external key store.";
    }
}
