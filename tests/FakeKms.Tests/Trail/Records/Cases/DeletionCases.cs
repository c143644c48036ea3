using static FakeKms.Tests.Trail.Records.Cases.RecordStage;

namespace FakeKms.Tests.Trail.Records.Cases;

internal static class DeletionCases
{
    public static IReadOnlyList<RecordCase> All { get; } =
    [
        new("ScheduleKeyDeletion", async s =>
        {
            await s.KeyAsync();
            return await s.Of(() => s.Client.ScheduleKeyDeletionAsync(KeyId, 7));
        }),
        new("ScheduleKeyDeletion.default-window", async s =>
        {
            await s.KeyAsync();
            return await s.Of(() => s.Client.ScheduleKeyDeletionAsync(KeyId));
        }),
        new("ScheduleKeyDeletion.primary-key", async s =>
        {
            await MultiRegionCases.RelatedAsync(s);
            return await s.Of(() => s.Client.ScheduleKeyDeletionAsync(MultiRegionKeyId, 7));
        }),
        new("CancelKeyDeletion", async s =>
        {
            await s.Client.ScheduleKeyDeletionAsync(await s.KeyAsync(), 7);
            return await s.Of(() => s.Client.CancelKeyDeletionAsync(KeyId));
        }),
        new("DeleteKey", async s =>
        {
            await s.Client.ScheduleKeyDeletionAsync(await s.KeyAsync(), 7);
            return await s.Within(days: 8);
        }),
    ];
}
