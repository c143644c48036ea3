using FakeKms.Domain.KeyStores;

namespace FakeKms;

public sealed partial class FakeCloudHsmCluster
{
    /// <summary>Whether the cluster has the crypto user <c>kmsuser</c>.</summary>
    public bool HasKmsUser => read().HasKmsUser;

    /// <summary>Whether <c>kmsuser</c> is locked out.</summary>
    public bool IsKmsUserLockedOut => read().IsKmsUserLockedOut;

    /// <summary>Whether somebody else than KMS is logged in as <c>kmsuser</c>.</summary>
    public bool IsKmsUserLoggedIn => read().IsKmsUserLoggedIn;

    /// <summary>
    /// Changes the password of the crypto user <c>kmsuser</c>, as an administrator of the cluster would; one that is locked out no longer is. A key store with
    /// another password fails to connect, with <c>INVALID_CREDENTIALS</c>, until <c>UpdateCustomKeyStore</c> tells KMS this one. A store that is connected
    /// stays so and its keys go on working, but backing keys can no longer be deleted.
    /// </summary>
    /// <remarks>
    /// When a store connects, KMS changes the password to one that it keeps to itself. A store that is deleted and made anew therefore needs a password that
    /// was set here. That happens only in clusters with a password, from here or from <see cref="CloudHsmClusterSeed.WithKmsUserPassword"/>; the others accept
    /// every password. <see href="https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-keystore-password"/>
    /// </remarks>
    /// <param name="password">7 to 32 characters.</param>
    /// <exception cref="InvalidOperationException">The cluster has no <c>kmsuser</c>, or was deleted, for good.</exception>
    public void SetKmsUserPassword(string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        ChangeKmsUser(cluster => cluster with { KmsUserPassword = password, IsKmsUserLockedOut = false });
    }

    /// <summary>
    /// Deletes the crypto user <c>kmsuser</c>: key stores fail to connect, with <c>USER_NOT_FOUND</c>, and a connected one cannot delete backing keys. Unlike
    /// CloudHSM, the fake keeps the user's keys; <see cref="DeleteBackingKey"/> deletes them.
    /// </summary>
    /// <exception cref="InvalidOperationException">The cluster has no <c>kmsuser</c>, or was deleted, for good.</exception>
    public void DeleteKmsUser() =>
        ChangeKmsUser(cluster => cluster with { HasKmsUser = false, IsKmsUserLockedOut = false, IsKmsUserLoggedIn = false, KmsUserPassword = null });

    /// <summary>Creates the crypto user <c>kmsuser</c> after <see cref="DeleteKmsUser"/> or in a cluster that was declared without it.</summary>
    /// <param name="password">7 to 32 characters.</param>
    /// <exception cref="InvalidOperationException">The cluster has a <c>kmsuser</c>, or was deleted, for good.</exception>
    public void CreateKmsUser(string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        Change(cluster => cluster.HasKmsUser
            ? throw new InvalidOperationException($"The cluster {ClusterId} has a kmsuser already. {nameof(SetKmsUserPassword)} changes its password.")
            : cluster with { HasKmsUser = true, KmsUserPassword = password });
    }

    /// <summary>
    /// Locks <c>kmsuser</c> out, as CloudHSM does after five attempts with a wrong password: key stores fail to connect, with <c>USER_LOCKED_OUT</c>, until
    /// <see cref="SetKmsUserPassword"/>. Connecting with a wrong password never does so by itself, since AWS does not say how many attempts KMS makes.
    /// </summary>
    /// <exception cref="InvalidOperationException">The cluster has no <c>kmsuser</c>, or was deleted, for good.</exception>
    public void LockOutKmsUser() => ChangeKmsUser(cluster => cluster with { IsKmsUserLockedOut = true });

    /// <summary>
    /// Somebody else than KMS logs in as <c>kmsuser</c>, and stays so: key stores fail to connect, with <c>USER_LOGGED_IN</c>, since KMS cannot change the
    /// password then. A store that is connected stays so.
    /// </summary>
    /// <exception cref="InvalidOperationException">The cluster has no <c>kmsuser</c>, or was deleted, for good.</exception>
    public void LogInKmsUser() => ChangeKmsUser(cluster => cluster with { IsKmsUserLoggedIn = true });

    /// <summary>Whoever was logged in as <c>kmsuser</c> logs out. KMS stays logged in where a store is connected.</summary>
    /// <exception cref="InvalidOperationException">The cluster has no <c>kmsuser</c>, or was deleted, for good.</exception>
    public void LogOutKmsUser() => ChangeKmsUser(cluster => cluster with { IsKmsUserLoggedIn = false });

    private void ChangeKmsUser(Func<CloudHsmCluster, CloudHsmCluster> to) => Change(cluster => cluster.HasKmsUser
        ? to(cluster)
        : throw new InvalidOperationException($"The cluster {ClusterId} has no kmsuser. {nameof(CreateKmsUser)} makes one."));
}
