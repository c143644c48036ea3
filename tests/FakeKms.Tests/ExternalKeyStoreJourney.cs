using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests;

/// <summary>The whole life of an external key store as one script, for every way in which calls come.</summary>
internal static class ExternalKeyStoreJourney
{
    public const string ProxyIsDown = "AWS KMS cannot communicate with the external key store proxy.";

    public static string[] Events { get; } =
    [
        "CreateCustomKeyStore", "ConnectCustomKeyStore", "CreateKey", "Encrypt", "Decrypt", "Decrypt", "Decrypt", "UpdateCustomKeyStore", "Decrypt",
        "DisconnectCustomKeyStore", "DescribeKey", "Decrypt", "ScheduleKeyDeletion", "DeleteKey", "DeleteCustomKeyStore",
    ];

    public static async Task<KmsScenario> RunAsync(FakeKmsServer kms, Func<string, KmsScenario> begin)
    {
        IDisposable? outage = null;
        var scenario = begin("the life of an external key store")
            .CreateCustomKeyStore("vault", CustomKeyStoreType.EXTERNAL_KEY_STORE)
            .ConnectCustomKeyStore("vault")
            .CreateKey("alias/cards", OriginType.EXTERNAL_KEY_STORE, customKeyStoreId: "vault", xksKeyId: "k1")
            .Encrypt("alias/cards", "4111 1111 1111 1111", into: "card")
            .Decrypt(from: "card", into: "at first")
            .Do("the proxy goes down", () => outage = kms.XksProxy.Faults.RefuseConnections())
            .Decrypt(from: "card").Expect<KMSInvalidStateException>(messageContains: ProxyIsDown)
            .Do("the proxy comes back", () => outage!.Dispose())
            .Decrypt(from: "card", into: "after the outage")
            .UpdateCustomKeyStore("vault", kms.XksProxy.RotateCredential)
            .Do("the credential of before ends", kms.XksProxy.RevokePreviousCredential)
            .Decrypt(from: "card", into: "with the new credential")
            .DisconnectCustomKeyStore("vault")
            .DescribeKey("alias/cards")
            .Decrypt(from: "card").Expect<KMSInvalidStateException>(messageContains: "not connected")
            .ScheduleKeyDeletion("alias/cards", pendingWindowInDays: 7)
            .Advance(TimeSpan.FromDays(8))
            .DeleteCustomKeyStore("vault");
        await scenario;
        return scenario;
    }
}
