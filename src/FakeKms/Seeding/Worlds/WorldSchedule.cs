namespace FakeKms.Seeding.Worlds;

/// <summary>What is going to happen to a key of a file by itself. What was due before the start happens at once.</summary>
internal static class WorldSchedule
{
    public static void Begin(LoadedKey loaded)
    {
        var (key, said, state) = (loaded.Key, loaded.Said, loaded.State);
        if (!key.IsReplica && said.Rotation is { } rotation)
        {
            key.Rotation.Remember(rotation.OnDemandCount ?? 0);
            if (rotation.PeriodInDays is { } days)
            {
                var from = loaded.Date(rotation.NextDate) is { } next ? next - TimeSpan.FromDays(days) : loaded.Now;
                state.Rotations.Automatic(key, days, from);
            }
        }
        foreach (var material in key.Materials.All) state.Schedule.Expiry(key, material);
        if (loaded.Date(said.DeletionDate) is { } at) state.Schedule.DeletionOn(key, at);
        else if (said.PendingDeletionWindowInDays is { } window) Wait(loaded, window);
    }

    private static void Wait(LoadedKey loaded, int window)
    {
        if (!loaded.Key.HasReplicas)
            throw loaded.Refusal("pendingDeletionWindowInDays is for primary keys with replicas; this key needs a deletionDate.");
        loaded.Key.WaitForReplicas(window);
    }
}
