using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static FakeKms.Tests.Time.DeadlineWorld;

namespace FakeKms.Tests.Time;

/// <summary>What becomes of keys and their materials.</summary>
internal static class KeyDeadlines
{
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(10);

    public static IEnumerable<Deadline> All => [.. Materials, .. Deletions, .. Rotations, .. Transitions];

    private static IEnumerable<Deadline> Materials =>
    [
        new("an import token expires", TimeSpan.FromHours(24), "ok", "ExpiredImportTokenException")
        {
            Begin = async world =>
            {
                var request = await world.Client.WrapAsync(await world.CreateAsync(key => key.Origin = OriginType.EXTERNAL), Wrapping.Material(1));
                request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_DOES_NOT_EXPIRE;
                world.Thing = request;
            },
            Look = world => Outcome(() => world.Client.ImportKeyMaterialAsync((ImportKeyMaterialRequest)world.Thing!)),
        },
        new("imported material expires", TimeSpan.FromDays(30), "ok", "KMSInvalidStateException") { Begin = ImportAsync, Look = world => world.EncryptAsync() },
        new("no second is left until material expires", TimeSpan.FromDays(30), "0", "")
        {
            Begin = ImportAsync,
            Look = world => Task.FromResult($"{world.Kms.Key(world.Key).SecondsUntilKeyMaterialExpiration}"),
        },
    ];

    private static IEnumerable<Deadline> Deletions =>
    [
        new("a key is deleted", TimeSpan.FromDays(7), "PendingDeletion", "NotFoundException")
        {
            Begin = world => world.Client.ScheduleKeyDeletionAsync(world.Key, 7),
            Look = world => world.StateAsync(),
        },
        new("a primary key is deleted after its replica", TimeSpan.FromDays(8 + 7), "PendingDeletion", "NotFoundException")
        {
            Begin = ScheduleBothAsync,
            Look = world => world.StateAsync(),
        },
        new("a replica is deleted, so that its primary key begins to wait", TimeSpan.FromDays(8), "PendingReplicaDeletion", "PendingDeletion")
        {
            Begin = ScheduleBothAsync,
            Look = world => world.StateAsync(),
        },
        new("an alias goes with its key", TimeSpan.FromDays(7), "KMSInvalidStateException", "NotFoundException")
        {
            Begin = world => world.Client.ScheduleKeyDeletionAsync(world.Key, 7),
            Look = world => EncryptAsync(world.Client, "alias/cards"),
        },
    ];

    private static IEnumerable<Deadline> Rotations =>
    [
        new("a key rotates by the calendar", TimeSpan.FromDays(90), "0", "1")
        {
            Begin = world => world.Client.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = world.Key, RotationPeriodInDays = 90 }),
            Look = RotationsAsync,
        },
        new("a rotation on demand ends", Moment, "0", "1")
        {
            Server = k => k.WithTransitionTime(Moment),
            Begin = world => world.Client.RotateKeyOnDemandAsync(new RotateKeyOnDemandRequest { KeyId = world.Key }),
            Look = RotationsAsync,
        },
    ];

    private static IEnumerable<Deadline> Transitions =>
    [
        new("a replica is created", Moment, "Creating", "Enabled")
        {
            Server = k => k.WithTransitionTime(Moment),
            Begin = ReplicateAsync,
            Look = world => StateAsync(world.Away, world.AwayKey),
        },
        new("a primary Region has moved", Moment, "Updating", "Enabled")
        {
            Server = k => k.WithTransitionTime(Moment),
            Begin = async world =>
            {
                await ReplicateAsync(world);
                world.Kms.Advance(Moment);
                await world.Client.UpdatePrimaryRegionAsync(new UpdatePrimaryRegionRequest { KeyId = world.Key, PrimaryRegion = AwayRegion });
            },
            Look = world => world.StateAsync(),
        },
    ];

    private static async Task ImportAsync(DeadlineWorld world)
    {
        var key = await world.CreateAsync(request => request.Origin = OriginType.EXTERNAL);
        await world.Client.ImportAsync(key, Wrapping.Material(1), request =>
        {
            request.ExpirationModel = ExpirationModelType.KEY_MATERIAL_EXPIRES;
            request.ValidTo = world.Kms.Clock.GetUtcNow().AddDays(30).UtcDateTime;
        });
    }

    private static async Task ReplicateAsync(DeadlineWorld world) => await world.Client.ReplicateKeyAsync(new ReplicateKeyRequest
    {
        KeyId = await world.CreateAsync(key => key.MultiRegion = true),
        ReplicaRegion = AwayRegion,
    });

    private static async Task ScheduleBothAsync(DeadlineWorld world)
    {
        await ReplicateAsync(world);
        await world.Client.ScheduleKeyDeletionAsync(world.Key, 7);
        await world.Away.ScheduleKeyDeletionAsync(world.AwayKey, 8);
    }

    private static async Task<string> RotationsAsync(DeadlineWorld world) =>
        $"{(await world.Client.ListKeyRotationsAsync(new ListKeyRotationsRequest { KeyId = world.Key })).Rotations?.Count ?? 0}";
}
