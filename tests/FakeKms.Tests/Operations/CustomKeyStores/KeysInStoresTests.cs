using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Operations.CustomKeyStores;

public class KeysInStoresTests : InMemory
{
    private static readonly TestCaseData<Action<CreateKeyRequest>, string>[] WrongRequests =
    [
        new(r => r.Origin = OriginType.AWS_CLOUDHSM, "CustomKeyStoreId is required for a key of the origin AWS_CLOUDHSM."),
        new(r => (r.Origin, r.XksKeyId) = (OriginType.EXTERNAL_KEY_STORE, "a"), "CustomKeyStoreId is required for a key of the origin EXTERNAL_KEY_STORE."),
        new(r => (r.Origin, r.CustomKeyStoreId) = (OriginType.EXTERNAL_KEY_STORE, "cks-0"), "XksKeyId is required for a key of the origin EXTERNAL_KEY_STORE."),
        new(r => (r.Origin, r.CustomKeyStoreId, r.XksKeyId) = (OriginType.AWS_CLOUDHSM, "cks-0", "a"), "XksKeyId is not valid for a key of the origin AWS_CLOUDHSM."),
        new(r => r.CustomKeyStoreId = "cks-0", "CustomKeyStoreId is not valid for a key of the origin AWS_KMS."),
        new(r => (r.Origin, r.XksKeyId) = (OriginType.EXTERNAL, "a"), "XksKeyId is not valid for a key of the origin EXTERNAL."),
        new(r => r.XksKeyId = KeyStoreRequests.Wrong("a b"), "1 validation error detected: Value 'a b' at 'xksKeyId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9-_.]+$"),
    ];

    [TestCaseSource(nameof(WrongRequests))]
    public async Task Members_that_belong_to_an_origin_are_checked(Action<CreateKeyRequest> change, string error)
    {
        var request = new CreateKeyRequest();
        change(request);

        Assert.That(await ErrorOf(() => Client.CreateKeyAsync(request)), Is.EqualTo("ValidationException: " + error));
    }

    [Test]
    public async Task A_key_in_a_CloudHSM_key_store_names_the_store_and_the_cluster()
    {
        var store = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());

        var key = (await Client.DescribeKeyAsync(await Client.KeyInAsync(store))).KeyMetadata;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Origin, Is.EqualTo(OriginType.AWS_CLOUDHSM));
            Assert.That((key.CustomKeyStoreId, key.CloudHsmClusterId), Is.EqualTo((store, KeyStoreRequests.Cluster)));
            Assert.That(key.XksKeyConfiguration, Is.Null);
            Assert.That(key.CurrentKeyMaterialId, Is.Null);
            Assert.That((key.KeyState, key.Enabled), Is.EqualTo((KeyState.Enabled, (bool?)true)));
        }
    }

    [Test]
    public async Task A_key_in_an_external_key_store_names_the_store_and_the_external_key()
    {
        var store = await Client.CreateConnectedStoreAsync(KeyStoreRequests.Public());

        var key = (await Client.DescribeKeyAsync(await Client.KeyInAsync(store, "bb8562717f809024"))).KeyMetadata;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(key.Origin, Is.EqualTo(OriginType.EXTERNAL_KEY_STORE));
            Assert.That((key.CustomKeyStoreId, key.CloudHsmClusterId), Is.EqualTo((store, (string?)null)));
            Assert.That(key.XksKeyConfiguration.Id, Is.EqualTo("bb8562717f809024"));
        }
    }

    [Test]
    public async Task Keys_in_a_store_encrypt_and_decrypt()
    {
        var cloudHsm = await Client.KeyInAsync(await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm()));
        var external = await Client.KeyInAsync(await Client.CreateConnectedStoreAsync(KeyStoreRequests.Public()), "one");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Client.DecryptTextAsync(await Client.EncryptTextAsync(cloudHsm, "x")), Is.EqualTo("x"));
            Assert.That(await Client.DecryptTextAsync(await Client.EncryptTextAsync(external, "y")), Is.EqualTo("y"));
        }
    }

    [Test]
    public async Task A_key_goes_into_a_connected_store_of_its_own_type()
    {
        var store = await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm());
        var disconnected = await ErrorOf(() => Client.KeyInAsync(store));
        await Client.ConnectStoreAsync(store);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(disconnected, Is.EqualTo(
                $"CustomKeyStoreInvalidStateException: The connection state of the custom key store {store} is DISCONNECTED, which is not valid for CreateKey."));
            Assert.That(await ErrorOf(() => Client.KeyInAsync(store, "one")), Is.EqualTo(
                $"UnsupportedOperationException: The custom key store {store} is of the type AWS_CLOUDHSM, which is not valid for the origin EXTERNAL_KEY_STORE."));
        }
    }

    [Test]
    public async Task An_external_key_stands_behind_one_key_of_a_store_until_that_is_deleted()
    {
        var store = await Client.CreateConnectedStoreAsync(KeyStoreRequests.Public());
        var first = await Client.KeyInAsync(store, "one");
        await Client.KeyInAsync(store, "two");
        var taken = await ErrorOf(() => Client.KeyInAsync(store, "one"));
        await Client.ScheduleKeyDeletionAsync(first, 7);
        Kms.Advance(TimeSpan.FromDays(7));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(taken, Is.EqualTo($"XksKeyAlreadyInUseException: The external key one is already associated with another KMS key in the custom key store {store}."));
            Assert.That(await Client.KeyInAsync(store, "one"), Is.Not.EqualTo(first));
        }
    }

    [Test]
    public async Task Keys_are_unavailable_while_their_store_is_not_connected_and_come_back_as_they_were()
    {
        var store = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        var (enabled, disabled, deleted) = (await Client.KeyInAsync(store), await Client.KeyInAsync(store), await Client.KeyInAsync(store));
        await Client.DisableKeyAsync(disabled);
        await Client.ScheduleKeyDeletionAsync(deleted, 7);
        await Client.DisconnectStoreAsync(store);
        var apart = new[] { await StateOf(enabled), await StateOf(disabled), await StateOf(deleted) };
        var use = await ErrorOf(() => Client.EncryptTextAsync(enabled, "x"));
        await Client.ConnectStoreAsync(store);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(apart, Is.EqualTo(new[] { "Unavailable", "Unavailable", "PendingDeletion" }));
            Assert.That(use, Is.EqualTo($"KMSInvalidStateException: {Kms.Key(enabled).Arn} is unavailable."));
            Assert.That(new[] { await StateOf(enabled), await StateOf(disabled), await StateOf(deleted) }, Is.EqualTo(new[] { "Enabled", "Disabled", "PendingDeletion" }));
        }
    }

    [Test]
    public async Task A_key_that_is_disabled_while_it_is_unavailable_is_disabled_afterwards()
    {
        var store = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        var key = await Client.KeyInAsync(store);
        await Client.DisconnectStoreAsync(store);
        await Client.DisableKeyAsync(key);
        await Client.ConnectStoreAsync(store);

        Assert.That(await StateOf(key), Is.EqualTo("Disabled"));
    }

    [Test]
    public async Task A_store_is_deleted_when_its_last_key_is_gone()
    {
        var store = await Client.CreateConnectedStoreAsync(KeyStoreRequests.CloudHsm());
        await Client.ScheduleKeyDeletionAsync(await Client.KeyInAsync(store), 7);
        await Client.DisconnectStoreAsync(store);
        var pending = await ErrorOf(() => Client.DeleteStoreAsync(store));
        Kms.Advance(TimeSpan.FromDays(7));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pending, Is.EqualTo($"CustomKeyStoreHasCMKsException: The custom key store {store} contains KMS keys."));
            Assert.That(await ErrorOf(() => Client.DeleteStoreAsync(store)), Is.EqualTo("no error"));
        }
    }
}
