using Amazon.KeyManagementService.Model;

namespace FakeKms;

public static partial class KmsScenarios
{
    /// <summary>
    /// Somebody disables a key that is in use, and enables it again when it is noticed. In between nothing can be read or written
    /// (<see cref="DisabledException"/>).
    /// </summary>
    /// <param name="key">An enabled symmetric encryption key: id, ARN, alias or name.</param>
    /// <param name="noticedAfter">How long the key stays disabled; null for an hour.</param>
    /// <remarks>It records Encrypt, DisableKey, Encrypt and Decrypt with the error DisabledException, EnableKey, Decrypt.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public static KmsFragment AccidentalDisable(string key, TimeSpan? noticedAfter = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var after = Positive(noticedAfter ?? TimeSpan.FromHours(1), nameof(noticedAfter));
        return Fragment(Title(key), script => script
            .Encrypt(key, Card, into: Ciphertext(key))
            .DisableKey(key)
            .Encrypt(key, Card).Expect<DisabledException>()
            .Decrypt(from: Ciphertext(key)).Expect<DisabledException>()
            .Advance(after)
            .EnableKey(key)
            .Decrypt(from: Ciphertext(key)));
    }

    /// <summary>
    /// Somebody schedules the deletion of a key that is in use; it is noticed within the waiting period and taken back. While it waits the key cannot be used
    /// (<see cref="KMSInvalidStateException"/>: the key is pending deletion), and afterwards it is disabled (<see cref="DisabledException"/>) until it is
    /// enabled.
    /// </summary>
    /// <param name="key">An enabled symmetric encryption key: id, ARN, alias or name.</param>
    /// <param name="pendingWindowInDays">The waiting period in days, from 7 to 30.</param>
    /// <param name="noticedAfter">When it is noticed, before the end of the waiting period; null for after a day.</param>
    /// <remarks>
    /// It records Encrypt, ScheduleKeyDeletion, Decrypt with the error KMSInvalidStateException, CancelKeyDeletion, Decrypt with the error DisabledException,
    /// EnableKey, Decrypt.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">KMS takes no such waiting period, or it is over when the deletion is noticed.</exception>
    public static KmsFragment DeletionWindow(string key, int pendingWindowInDays = 30, TimeSpan? noticedAfter = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(pendingWindowInDays, 7);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pendingWindowInDays, 30);
        var after = Positive(noticedAfter ?? TimeSpan.FromDays(1), nameof(noticedAfter));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(after, TimeSpan.FromDays(pendingWindowInDays), nameof(noticedAfter));
        return Fragment(Title(key, $"pendingWindowInDays: {pendingWindowInDays}"), script => script
            .Encrypt(key, Card, into: Ciphertext(key))
            .ScheduleKeyDeletion(key, pendingWindowInDays)
            .Decrypt(from: Ciphertext(key)).Expect<KMSInvalidStateException>(messageContains: "pending deletion")
            .Advance(after)
            .CancelKeyDeletion(key)
            .Decrypt(from: Ciphertext(key)).Expect<DisabledException>()
            .EnableKey(key)
            .Decrypt(from: Ciphertext(key)));
    }
}
