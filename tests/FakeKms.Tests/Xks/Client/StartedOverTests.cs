using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Xks.Client;

/// <summary>A call whose proxy refuses a credential that is not the store's any more starts over with the new one.</summary>
public sealed class StartedOverTests : WithIndependentProxy
{
    private const string NextAccessKeyId = "OTHERACCESSKEYID2345";

    [TestCase("AWS", "one store", "encrypt")]
    [TestCase("one store", "AWS", "decrypt")]
    [TestCase("one store", "another store", "encrypt")]
    [TestCase("one store", "another store", "decrypt")]
    public async Task ReEncrypt_does_so_whichever_of_its_keys_is_behind_the_proxy(string from, string to, string api)
    {
        var (source, destination) = (await KeyOfAsync(from), await KeyOfAsync(to));
        var blob = (await Client.EncryptAsync(new EncryptRequest { KeyId = source, Plaintext = Bytes("secret") })).CiphertextBlob;
        Proxy.Received.Clear();

        var error = await ErrorAfterNewCredentialAsync(
            api,
            Kms.Key(api == "decrypt" ? source : destination).CustomKeyStoreId!,
            () => Client.ReEncryptAsync(new ReEncryptRequest { CiphertextBlob = blob, DestinationKeyId = destination }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.EqualTo("no error"));
            Assert.That(
                Proxy.Received.Where(request => request.Api == api).Select(request => request.AccessKeyId),
                Is.EqualTo(new[] { KeyStoreRequests.AccessKeyId, NextAccessKeyId }));
        }
    }

    [Test]
    public async Task A_call_keeps_the_fault_that_it_was_given()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.LostAnswer);

        var error = await ErrorAfterNewCredentialAsync("encrypt", StoreId, () => EncryptedAsync());

        // The SDK makes the call again, whose answer was lost.
        Assert.That(
            (error, string.Join(", ", Kms.Trail.Named("Encrypt").Select(record => record.InjectedFault?.ToString() ?? "none"))),
            Is.EqualTo(("no error", "LostAnswer, none")));
    }

    [Test]
    public async Task A_call_uses_no_fault_that_is_for_the_next()
    {
        Kms.Faults.FailNext("Encrypt", KmsFault.Throttling, after: 1);

        var error = await ErrorAfterNewCredentialAsync("encrypt", StoreId, () => EncryptedAsync());

        Assert.That((error, Kms.Faults.Fired.Count, Kms.Faults.Unfired.Count), Is.EqualTo(("no error", 0, 1)));
    }

    private async Task<string> KeyOfAsync(string store) => store switch
    {
        "AWS" => await Client.CreateSymmetricKeyAsync(),
        "one store" => KeyId,
        _ => await Client.KeyInAsync(
            await Client.CreateConnectedStoreAsync(KeyStoreRequests.Public("another", IndependentProxy.Endpoint, "/other/kms/xks/v1")), "two"),
    };

    private async Task<string> ErrorAfterNewCredentialAsync(string api, string storeId, Func<Task> begin)
    {
        Proxy.Accepting(NextAccessKeyId, KeyStoreRequests.Secret);
        var (call, answer) = Held(api, begin, IndependentProxy.Error(401, "AuthenticationFailedException"));
        await Client.UpdateStoreAsync(storeId, r => r.XksProxyAuthenticationCredential = new()
        {
            AccessKeyId = NextAccessKeyId,
            RawSecretAccessKey = KeyStoreRequests.Secret,
        });
        answer.SetResult();
        return await ErrorOf(() => call);
    }
}
