using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Xks.Client;

/// <summary>What others do while a call waits for a proxy: they are not kept waiting, and what they change counts.</summary>
public sealed class MeanwhileTests : WithIndependentProxy
{
    [Test]
    public async Task Others_are_served_while_a_call_waits_for_the_proxy()
    {
        var (call, answer) = Held("encrypt", () => EncryptedAsync());

        var described = await Client.DescribeKeyAsync(KeyId);
        var isWaiting = !call.IsCompleted;
        answer.SetResult();
        await call;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(described.KeyMetadata.KeyId, Is.EqualTo(KeyId));
            Assert.That(isWaiting, Is.True);
            Assert.That(Kms.Trail.TakeLast(2).Select(record => record.EventName), Is.EqualTo(new[] { "DescribeKey", "Encrypt" }));
        }
    }

    [Test]
    public async Task Subscribers_have_heard_of_a_call_when_it_ends()
    {
        var seen = new List<string>();
        using var subscription = Kms.Trail.Subscribe(record => seen.Add(record.EventName));
        var (call, answer) = Held("encrypt", () => EncryptedAsync());

        var before = seen.Count;
        answer.SetResult();
        await call;

        Assert.That((before, seen), Is.EqualTo((0, new[] { "Encrypt" })));
    }

    [Test]
    public async Task A_key_that_is_disabled_meanwhile_refuses_in_the_end()
    {
        var (call, answer) = Held("encrypt", () => EncryptedAsync());

        await Client.DisableKeyAsync(KeyId);
        answer.SetResult();

        Assert.That(await ErrorOf(() => call), Does.StartWith("DisabledException"));
    }

    [Test]
    public async Task A_store_that_is_disconnected_meanwhile_refuses_in_the_end()
    {
        var (call, answer) = Held("encrypt", () => EncryptedAsync());

        await Client.DisconnectStoreAsync(StoreId);
        answer.SetResult();

        Assert.That(await ErrorOf(() => call), Does.StartWith("KMSInvalidStateException: This KMS key is in a custom key store that is not connected"));
    }

    [Test]
    public async Task A_call_starts_over_when_the_credential_of_its_store_has_changed_and_leaves_one_record()
    {
        Proxy.Accepting("OTHERACCESSKEYID2345", KeyStoreRequests.Secret);
        var (call, answer) = Held("encrypt", () => EncryptedAsync(), IndependentProxy.Error(401, "AuthenticationFailedException"));

        await Client.UpdateStoreAsync(StoreId, r => r.XksProxyAuthenticationCredential = new()
        {
            AccessKeyId = "OTHERACCESSKEYID2345",
            RawSecretAccessKey = KeyStoreRequests.Secret,
        });
        answer.SetResult();
        var error = await ErrorOf(() => call);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo("no error"));
            Assert.That(
                Proxy.Received.Where(request => request.Api == "encrypt").Select(request => request.AccessKeyId),
                Is.EqualTo(new[] { KeyStoreRequests.AccessKeyId, "OTHERACCESSKEYID2345" }));
            Assert.That(Kms.Trail.Count(record => record.EventName == "Encrypt"), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_key_store_of_the_same_name_that_others_create_meanwhile_wins()
    {
        var (call, answer) = Held("health", () => Client.CreateStoreAsync(KeyStoreRequests.Public("second", IndependentProxy.Endpoint)));

        await Client.CreateStoreAsync(KeyStoreRequests.CloudHsm("second"));
        answer.SetResult();

        Assert.That(await ErrorOf(() => call), Does.StartWith("CustomKeyStoreNameInUseException"));
    }

    [Test]
    public async Task An_external_key_that_another_key_takes_meanwhile_is_in_use()
    {
        var (call, answer) = Held("metadata", () => Client.KeyInAsync(StoreId, "two"));

        await Client.KeyInAsync(StoreId, "two");
        answer.SetResult();

        Assert.That(await ErrorOf(() => call), Does.StartWith("XksKeyAlreadyInUseException"));
    }

    [Test]
    public async Task A_store_that_is_deleted_while_it_is_to_be_connected_is_not_found()
    {
        await Client.ScheduleKeyDeletionAsync(KeyId, 7);
        Kms.Advance(TimeSpan.FromDays(7));
        await Client.DisconnectStoreAsync(StoreId);
        var (call, answer) = Held("health", () => Client.ConnectStoreAsync(StoreId));

        await Client.DeleteStoreAsync(StoreId);
        answer.SetResult();

        Assert.That(await ErrorOf(() => call), Does.StartWith("CustomKeyStoreNotFoundException"));
    }

    [Test]
    public async Task A_store_that_others_connect_meanwhile_is_connected_once()
    {
        await Client.DisconnectStoreAsync(StoreId);
        var (call, answer) = Held("health", () => Client.ConnectStoreAsync(StoreId));

        await Client.ConnectStoreAsync(StoreId);
        answer.SetResult();

        Assert.That((await ErrorOf(() => call), (await Client.StoreAsync(StoreId)).ConnectionState.Value), Is.EqualTo(("no error", "CONNECTED")));
    }

    [Test]
    public async Task A_call_that_is_answered_does_not_ask_again_though_the_credential_has_changed()
    {
        Proxy.Accepting("OTHERACCESSKEYID2345", KeyStoreRequests.Secret);
        var (call, answer) = Held("encrypt", () => EncryptedAsync());

        await Client.UpdateStoreAsync(StoreId, r => r.XksProxyAuthenticationCredential = new()
        {
            AccessKeyId = "OTHERACCESSKEYID2345",
            RawSecretAccessKey = KeyStoreRequests.Secret,
        });
        answer.SetResult();
        await call;

        Assert.That(Proxy.Received.Count(request => request.Api == "encrypt"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_call_whose_store_changes_whenever_it_fails_ends_all_the_same()
    {
        Proxy.Instead = async request =>
        {
            if (request.Api != "encrypt") return null;
            await Client.UpdateStoreAsync(StoreId, r => r.XksProxyUriPath = $"/acme{Proxy.Received.Count}/kms/xks/v1");
            return IndependentProxy.Error(404, "InvalidUriPathException");
        };

        var error = await ErrorOf(() => EncryptedAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Does.StartWith("KMSInternalException"));
            Assert.That(Proxy.Received.Count(request => request.Api == "encrypt"), Is.EqualTo(10));
            Assert.That(Kms.Trail.Count(record => record.EventName == "Encrypt"), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_call_whose_state_is_restored_whenever_it_ends_ends_all_the_same()
    {
        var before = Kms.Snapshot();
        Proxy.Instead = request =>
        {
            if (request.Api == "encrypt") Kms.Restore(before);
            return Task.FromResult<HttpResponseMessage?>(null);
        };

        Assert.That(await ErrorOf(() => EncryptedAsync()), Does.StartWith("KMSInternalException"));
    }

    [Test]
    public async Task Hundreds_of_calls_at_once_leave_a_record_each()
    {
        const int Calls = 300;
        await Task.WhenAll(Enumerable.Range(0, Calls).Select(index => EncryptedAsync($"secret {index}")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.Count(record => record.EventName == "Encrypt"), Is.EqualTo(Calls));
            Assert.That(Proxy.Received.Select(request => request.Metadata("kmsRequestId")), Is.Unique);
        }
    }

    [Test]
    public async Task A_server_that_is_disposed_of_keeps_nobody_waiting()
    {
        var (call, _) = Held("encrypt", () => EncryptedAsync());

        Kms.Dispose();

        Assert.That(await Task.WhenAny(call, Task.Delay(TimeSpan.FromSeconds(5))), Is.SameAs(call));
    }
}
