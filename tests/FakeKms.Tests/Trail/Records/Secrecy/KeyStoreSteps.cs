using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;

namespace FakeKms.Tests.Trail.Records.Secrecy;

/// <summary>The life of a custom key store with random credentials, and a key in it.</summary>
internal static class KeyStoreSteps
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static IReadOnlyList<Func<RandomWorld, Task>> All { get; } = [CloudHsm, External];

    private static Task CloudHsm(RandomWorld world)
    {
        var request = KeyStoreRequests.CloudHsm();
        request.KeyStorePassword = Secret(world, 20);
        request.TrustAnchorCertificate = Secret(world, 60);
        return LiveAsync(world, request, r => r.KeyStorePassword = Secret(world, 20));
    }

    private static Task External(RandomWorld world)
    {
        var request = KeyStoreRequests.Public();
        request.XksProxyAuthenticationCredential = Credential(world);
        return LiveAsync(world, request, r => r.XksProxyAuthenticationCredential = Credential(world), "key-" + world.Number(1000));
    }

    private static async Task LiveAsync(RandomWorld world, CreateCustomKeyStoreRequest request, Action<UpdateCustomKeyStoreRequest> change, string? xksKeyId = null)
    {
        var id = (await world.CallAsync(c => c.CreateCustomKeyStoreAsync(request), "CreateCustomKeyStore")).CustomKeyStoreId;
        await world.CallAsync(c => c.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest { CustomKeyStoreId = id }), "DescribeCustomKeyStores");
        await world.CallAsync(c => c.ConnectCustomKeyStoreAsync(new() { CustomKeyStoreId = id }), "ConnectCustomKeyStore");
        var keyId = await KeySteps.CreateAsync(world, "in stores", r => (r.Origin, r.CustomKeyStoreId, r.XksKeyId) = (
            xksKeyId is null ? OriginType.AWS_CLOUDHSM : OriginType.EXTERNAL_KEY_STORE, id, xksKeyId));
        await CipherSteps.EncryptAsync(world, keyId);
        world.Ciphertexts.RemoveAt(world.Ciphertexts.Count - 1);
        await world.CallAsync(c => c.ScheduleKeyDeletionAsync(keyId, 7), "ScheduleKeyDeletion");
        world.Kms.Advance(TimeSpan.FromDays(8));
        await world.CallAsync(c => c.DisconnectCustomKeyStoreAsync(new() { CustomKeyStoreId = id }), "DisconnectCustomKeyStore");
        var update = new UpdateCustomKeyStoreRequest { CustomKeyStoreId = id };
        change(update);
        await world.CallAsync(c => c.UpdateCustomKeyStoreAsync(update), "UpdateCustomKeyStore");
        await world.CallAsync(c => c.DeleteCustomKeyStoreAsync(new() { CustomKeyStoreId = id }), "DeleteCustomKeyStore");
    }

    // The proxy has a new credential too, or KMS would be refused there.
    private static XksProxyAuthenticationCredentialType Credential(RandomWorld world)
    {
        var (id, secret) = (Secret(world, 24), Secret(world, 50));
        world.Kms.XksProxy.WithCredential(id, secret);
        return new() { AccessKeyId = id, RawSecretAccessKey = secret };
    }

    private static string Secret(RandomWorld world, int length)
    {
        var secret = string.Concat(Enumerable.Range(0, length).Select(_ => Letters[world.Number(Letters.Length)]));
        world.Secrets.Add(secret);
        return secret;
    }
}
