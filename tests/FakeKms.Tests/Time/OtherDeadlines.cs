using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using FakeKms.Tests.Operations.CustomKeyStores;
using static FakeKms.Tests.Time.DeadlineWorld;

namespace FakeKms.Tests.Time;

/// <summary>Key stores, quotas, attestation documents and scripted failures.</summary>
internal static class OtherDeadlines
{
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(10);

    public static IEnumerable<Deadline> All =>
    [
        new("a key store is connected", Moment, "CONNECTING", "CONNECTED")
        {
            Server = k => k.WithTransitionTime(Moment),
            Begin = ConnectAsync,
            Look = ConnectionAsync,
        },
        new("a key store is disconnected", Moment, "DISCONNECTING", "DISCONNECTED")
        {
            Server = k => k.WithTransitionTime(Moment),
            Begin = async world =>
            {
                await ConnectAsync(world);
                world.Kms.Advance(Moment);
                await world.Client.DisconnectCustomKeyStoreAsync(new DisconnectCustomKeyStoreRequest { CustomKeyStoreId = (string)world.Thing! });
            },
            Look = ConnectionAsync,
        },
        new("a request quota begins anew", TimeSpan.FromSeconds(1), "ThrottlingException", "ok")
        {
            Server = k => k.WithRequestQuotas(quotas => quotas with { Symmetric = 1 }),
            Begin = world => world.Client.GenerateRandomAsync(8),
            Look = world => Outcome(() => world.Client.GenerateRandomAsync(8)),
        },
        new("an attestation document expires", TimeSpan.FromHours(3), "ok", "ValidationException")
        {
            IncludesItsEnd = true,
            Begin = world =>
            {
                world.Thing = world.Kms.Attestation.CreateNitroEnclave().CreateRecipientInfo();
                return Task.CompletedTask;
            },
            Look = world => Outcome(() => world.Client.GenerateRandomAsync(
                new GenerateRandomRequest { NumberOfBytes = 8, Recipient = (RecipientInfo)world.Thing! })),
        },
        new("a scripted failure begins", TimeSpan.FromHours(1), "ok", "DisabledException") { Begin = ScriptAsync, Look = world => world.EncryptAsync() },
        new("a scripted failure ends", TimeSpan.FromHours(2), "DisabledException", "ok") { Begin = ScriptAsync, Look = world => world.EncryptAsync() },
    ];

    private static async Task ConnectAsync(DeadlineWorld world)
    {
        var id = (await world.Client.CreateCustomKeyStoreAsync(KeyStoreRequests.Public())).CustomKeyStoreId;
        world.Thing = id;
        await world.Client.ConnectCustomKeyStoreAsync(new ConnectCustomKeyStoreRequest { CustomKeyStoreId = id });
    }

    private static async Task<string> ConnectionAsync(DeadlineWorld world) =>
        (await world.Client.DescribeCustomKeyStoresAsync(new DescribeCustomKeyStoresRequest())).CustomKeyStores.Single().ConnectionState.Value;

    private static Task ScriptAsync(DeadlineWorld world)
    {
        var now = world.Kms.Clock.GetUtcNow();
        world.Thing = world.Kms.Faults.When("Encrypt").Between(now.AddHours(1), now.AddHours(2)).Fail(KmsFault.Error("DisabledException", "scripted"));
        return Task.CompletedTask;
    }
}
