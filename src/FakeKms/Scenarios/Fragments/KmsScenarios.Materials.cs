using Amazon.KeyManagementService.Model;
using FakeKms.Model;

namespace FakeKms;

public static partial class KmsScenarios
{
    // https://docs.aws.amazon.com/kms/latest/APIReference/API_ImportKeyMaterial.html: ValidTo is at most 365 days away.
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(365);

    /// <summary>
    /// The owner of imported key material takes it away, and gives it back. Ciphertexts cannot be read in between
    /// (<see cref="KMSInvalidStateException"/>: the key is pending import), and can afterwards.
    /// </summary>
    /// <param name="key">A key of origin <c>EXTERNAL</c>: id, ARN, alias or name.</param>
    /// <param name="material">
    /// The material, for a key that had one before the script; null for the one that the script imported before, or an invented one.
    /// </param>
    /// <remarks>
    /// It records GetParametersForImport, ImportKeyMaterial, Encrypt, DeleteImportedKeyMaterial, Decrypt with the error KMSInvalidStateException,
    /// GetParametersForImport, ImportKeyMaterial, Decrypt.
    /// </remarks>
    public static KmsFragment ImportThenDelete(string key, byte[]? material = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var bytes = (byte[]?)material?.Clone();
        return Fragment(Title(key), script => script
            .ImportKeyMaterial(key, bytes)
            .Encrypt(key, Card, into: Ciphertext(key))
            .DeleteImportedKeyMaterial(key)
            .Decrypt(from: Ciphertext(key)).Expect<KMSInvalidStateException>(messageContains: "pending import")
            .ImportKeyMaterial(key, bytes)
            .Decrypt(from: Ciphertext(key)));
    }

    /// <summary>
    /// Imported key material expires, because nobody has renewed it in time. Ciphertexts cannot be read (<see cref="KMSInvalidStateException"/>) until the same
    /// material is imported again, then without an end.
    /// </summary>
    /// <param name="key">A key of origin <c>EXTERNAL</c>: id, ARN, alias or name.</param>
    /// <param name="lifetime">How long the material lasts, 365 days at most; null for 30 days. The clock moves by as much.</param>
    /// <param name="material">
    /// The material, for a key that had one before the script; null for the one that the script imported before, or an invented one.
    /// </param>
    /// <remarks>
    /// It records GetParametersForImport, ImportKeyMaterial, Encrypt, KMS's own event DeleteExpiredKeyMaterial, Decrypt with the error
    /// KMSInvalidStateException, GetParametersForImport, ImportKeyMaterial, Decrypt.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">KMS takes no such lifetime.</exception>
    public static KmsFragment ExpiringMaterial(string key, TimeSpan? lifetime = null, byte[]? material = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var life = Positive(lifetime ?? TimeSpan.FromDays(30), nameof(lifetime));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(life, LongestLife, nameof(lifetime));
        var bytes = (byte[]?)material?.Clone();
        return Fragment(Title(key, $"lifetime: {Days(life)}"), script => script
            .ImportKeyMaterial(key, bytes, expiresAfter: life)
            .Encrypt(key, Card, into: Ciphertext(key))
            .Advance(life)
            .Decrypt(from: Ciphertext(key)).Expect<KMSInvalidStateException>(messageContains: "pending import")
            .ImportKeyMaterial(key, bytes)
            .Decrypt(from: Ciphertext(key)));
    }

    /// <summary>
    /// KMS rotates a key by the calendar, for years. What was encrypted in each year can be read at the end: the key id stays, and so does the material of
    /// before.
    /// </summary>
    /// <param name="key">A symmetric encryption key whose material KMS has made: id, ARN, alias or name.</param>
    /// <param name="years">How many years pass, of 365 days each; 1 or more.</param>
    /// <param name="rotationPeriodInDays">The days between two rotations, from 90 to 2560.</param>
    /// <remarks>
    /// It records EnableKeyRotation; for each year an Encrypt, and KMS's own event RotateKey whenever a period has passed; at the end a Decrypt for each year,
    /// ListKeyRotations, and DisableKeyRotation. The ciphertexts are stored as <c>alias/cards ciphertext 1</c> and so on.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no year, or KMS takes no such period.</exception>
    public static KmsFragment RotationOverYears(string key, int years = 3, int rotationPeriodInDays = 365)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        RotationDays.Checked(rotationPeriodInDays);
        return Fragment(Title(key, $"years: {years}"), script => script
            .EnableKeyRotation(key, rotationPeriodInDays)
            .Repeat(years, (it, year) => it.Encrypt(key, Card, into: $"{Ciphertext(key)} {year}").Advance(TimeSpan.FromDays(365)))
            .Repeat(years, (it, year) => it.Decrypt(from: $"{Ciphertext(key)} {year}"))
            .ListKeyRotations(key)
            .DisableKeyRotation(key));
    }
}
