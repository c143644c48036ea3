using System.Globalization;
using Amazon.KeyManagementService;
using FakeKms.Model;
using FakeKms.Trail.Records;

namespace FakeKms;

public sealed partial class KmsKeyCriteria
{
    /// <summary>A key with a number of key materials, those that are gone and those that wait for their rotation included.</summary>
    /// <param name="count">The number; zero or more.</param>
    public static KmsKeyCriteria WithMaterials(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new(Count(count), key => new(key.Materials.Count == count, Count(key.Materials.Count)));

        static string Count(int count) => $"with {(count == 0 ? "no key material" : Number(count, "key material"))}";
    }

    /// <summary>A key whose current key material, the one that encrypts, is a certain one.</summary>
    /// <param name="keyMaterialId">The key material id, 64 hexadecimal digits.</param>
    /// <exception cref="ArgumentException">The text does not have the form of a key material id.</exception>
    public static KmsKeyCriteria OnMaterial(string keyMaterialId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyMaterialId);
        if (!IdForms.IsGrantOrMaterialId(keyMaterialId))
            throw new ArgumentException($"'{ShortText.Value(keyMaterialId)}' is no key material id: it has 64 hexadecimal digits.", nameof(keyMaterialId));
        return new($"on key material {keyMaterialId}", key => new(
            key.CurrentKeyMaterialId == keyMaterialId, $"on {(key.CurrentKeyMaterialId is { } id ? $"key material {id}" : "no key material yet")}"));
    }

    /// <summary>A key of origin <c>EXTERNAL</c> that has all its imported key material: none was deleted, has expired or is still to be imported.</summary>
    public static KmsKeyCriteria Imported() => new("with its imported key material", key =>
    {
        if (key.Origin != OriginType.EXTERNAL) return new(false, $"of origin {key.Origin}");
        var missing = key.Materials.Count(material => !material.IsPresent);
        var isThere = key.CurrentKeyMaterialId is not null && missing == 0;
        return new(isThere, isThere ? "with its imported key material" : key.CurrentKeyMaterialId is null ? "without any import yet" : Missing(missing));
    });

    /// <summary>A key with key material that waits for its rotation.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/importing-keys-import-key-material.html"/></remarks>
    public static KmsKeyCriteria WithPendingMaterial() => new("with key material that waits for its rotation", key =>
    {
        var isThere = key.Materials.Any(material =>
            material.KeyMaterialState == KeyMaterialState.PENDING_ROTATION
            || material.KeyMaterialState == KeyMaterialState.PENDING_MULTI_REGION_IMPORT_AND_ROTATION);
        return new(isThere, $"with {(isThere ? "" : "no ")}key material that waits for its rotation");
    });

    /// <summary>A key with imported key material that expires.</summary>
    public static KmsKeyCriteria Expiring() => new("with key material that expires", key => new(Expiry(key) is not null, ExpiryText(key)));

    /// <summary>A key with imported key material of which the first expires at a time.</summary>
    /// <param name="time">The time.</param>
    public static KmsKeyCriteria ExpiringAt(DateTimeOffset time) =>
        new($"with key material that expires at {Text(time)}", key => new(Expiry(key) == time, ExpiryText(key)));

    /// <summary>A key with imported key material that expires before some time has passed on the server's clock.</summary>
    /// <param name="time">How long, counted from the time when the key was looked up; more than zero.</param>
    public static KmsKeyCriteria ExpiringWithin(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        return new($"with key material that expires within {time}", key => new(
            key.SecondsUntilKeyMaterialExpiration is { } seconds && TimeSpan.FromSeconds(seconds) <= time,
            key.SecondsUntilKeyMaterialExpiration is { } left ? $"with key material that expires in {TimeSpan.FromSeconds(left)}" : ExpiryText(key)));
    }

    /// <summary>A key that KMS rotates by itself.</summary>
    public static KmsKeyCriteria Rotating() => new("with automatic rotation", key => new(key.RotationPeriodInDays is not null, RotationText(key)));

    /// <summary>A key that KMS rotates by itself, with a period.</summary>
    /// <param name="days">The days between two rotations, from 90 to 2560.</param>
    /// <exception cref="ArgumentOutOfRangeException">KMS takes no such period.</exception>
    public static KmsKeyCriteria RotatingEvery(int days)
    {
        RotationDays.Checked(days);
        return new($"with automatic rotation every {days} days", key => new(key.RotationPeriodInDays == days, RotationText(key)));
    }

    /// <summary>A key that KMS rotates by itself, and next at a time.</summary>
    /// <param name="time">The time.</param>
    public static KmsKeyCriteria RotatingAt(DateTimeOffset time) =>
        new($"with automatic rotation, next at {Text(time)}", key => new(key.NextRotationDate == time, RotationText(key)));

    /// <summary>A key that was rotated a number of times, by KMS itself or on demand.</summary>
    /// <param name="times">How often; zero or more.</param>
    public static KmsKeyCriteria Rotated(int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        return new(Count(times), key =>
        {
            var rotations = key.Materials.Count(material => material.KeyMaterialState == KeyMaterialState.NON_CURRENT);
            return new(rotations == times, Count(rotations));
        });

        static string Count(int times) => times == 0 ? "never rotated" : $"rotated {Number(times, "time")}";
    }

    /// <summary>A key that is going to be deleted at a time.</summary>
    /// <param name="time">The time.</param>
    public static KmsKeyCriteria DeletedAt(DateTimeOffset time) => new($"with its deletion at {Text(time)}", key => new(
        key.DeletionDate == time, key.DeletionDate is { } date ? $"with its deletion at {Text(date)}" : "without a deletion date"));

    // Material that waits for its rotation does not count, as in DescribeKey.
    private static DateTimeOffset? Expiry(FakeKey key) => key.Materials
        .Where(material => material.KeyMaterialState == KeyMaterialState.CURRENT || material.KeyMaterialState == KeyMaterialState.NON_CURRENT)
        .Min(material => material.ValidTo);

    private static string ExpiryText(FakeKey key) =>
        Expiry(key) is { } time ? $"with key material that expires at {Text(time)}" : "with key material that does not expire";

    private static string RotationText(FakeKey key) => key.RotationPeriodInDays is { } days
        ? $"with automatic rotation every {days} days, next at {(key.NextRotationDate is { } next ? Text(next) : "no date")}"
        : "without automatic rotation";

    private static string Missing(int count) => string.Create(CultureInfo.InvariantCulture, $"without {count} of its imported key materials");

    private static string Number(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Text(DateTimeOffset time) => TrailJson.Time(time);
}
