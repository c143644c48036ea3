namespace FakeKms.Seeding;

/// <summary>Settings of a seed that cannot both be meant, in whichever order they were made.</summary>
internal static class SeedContradictions
{
    private const string Pending = nameof(KeySeed.PendingImport);
    private const string NoCalendar = "keys of the origin EXTERNAL do not rotate by the calendar.";

    private static readonly (string One, Predicate<SeededKey> Has, string Other, Predicate<SeededKey> HasOther, string Reason)[] All =
    [
        (Pending, seed => seed.IsPendingImport, nameof(KeySeed.Imported), seed => seed.IsImported, "the key has either material or none."),
        (Pending, seed => seed.IsPendingImport, nameof(KeySeed.WithMaterial), seed => seed.HasOwnMaterial,
            "the key has either material or none; Imported(material) imports it."),
        (Pending, seed => seed.IsPendingImport, nameof(KeySeed.Disabled), seed => seed.IsDisabled,
            "KMS does not disable a key that waits for its material."),
        (nameof(KeySeed.RotatingEvery), seed => seed.RotationPeriodInDays is not null, nameof(KeySeed.Imported), seed => seed.IsImported, NoCalendar),
        (nameof(KeySeed.RotatingEvery), seed => seed.RotationPeriodInDays is not null, Pending, seed => seed.IsPendingImport, NoCalendar),
    ];

    public static string? In(SeededKey seed)
    {
        var found = Array.Find(All, pair => pair.Has(seed) && pair.HasOther(seed));
        return found.One is null ? null : $"{found.One} and {found.Other} contradict each other: {found.Reason}";
    }
}
