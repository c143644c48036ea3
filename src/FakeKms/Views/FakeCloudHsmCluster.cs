using FakeKms.Domain.KeyStores;

namespace FakeKms;

/// <summary>
/// A CloudHSM cluster outside KMS, as it is now: a test changes it while the server runs, for example to see a connection fail. Safe for parallel callers.
/// <see cref="FakeKmsBuilder.WithCloudHsmCluster"/> declares it.
/// </summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/keystore-cloudhsm.html"/></remarks>
public sealed partial class FakeCloudHsmCluster
{
    private readonly Func<CloudHsmCluster> read;
    private readonly Action<Func<CloudHsmCluster, CloudHsmCluster>> change;
    private readonly Action<string> deleteBackingKey;

    internal FakeCloudHsmCluster(
        string clusterId, Func<CloudHsmCluster> read, Action<Func<CloudHsmCluster, CloudHsmCluster>> change, Action<string> deleteBackingKey) =>
        (ClusterId, this.read, this.change, this.deleteBackingKey) = (clusterId, read, change, deleteBackingKey);

    /// <summary>The cluster id.</summary>
    public string ClusterId { get; }

    /// <summary>Whether the cluster exists; false after <see cref="Delete"/>.</summary>
    public bool Exists => read().Exists;

    /// <summary>Whether the cluster is active.</summary>
    public bool IsActive => read().IsActive;

    /// <summary>How many HSMs of the cluster are active.</summary>
    public int ActiveHsms => read().ActiveHsms;

    /// <summary>The cluster is active from here on.</summary>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void Activate() => Change(cluster => cluster with { IsActive = true });

    /// <summary>
    /// The cluster is not active from here on: no key store can be created for it or be connected to it (<c>CloudHsmClusterNotActiveException</c>), and
    /// the keys of one that is connected fail as after <see cref="MakeUnreachable"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void Deactivate() => Change(cluster => cluster with { IsActive = false });

    /// <summary>
    /// The cluster is gone from here on: <c>CloudHsmClusterNotFoundException</c>, and the connection error code <c>CLUSTER_NOT_FOUND</c> for a key store
    /// that has it. The keys of one that is connected fail as after <see cref="MakeUnreachable"/>. Nothing brings the cluster back: CloudHSM gives one that
    /// is restored from a backup another id. A second call changes nothing.
    /// </summary>
    public void Delete() => change(cluster => cluster with { Exists = false });

    /// <summary>
    /// Changes the number of active HSMs. Creating key stores and keys needs two, connecting needs one
    /// (<c>CloudHsmClusterInvalidConfigurationException</c>). A store that loses them all while it connects fails with <c>INSUFFICIENT_CLOUDHSM_HSMS</c>;
    /// one that is connected goes on with a single HSM, and without any its keys fail as after <see cref="MakeUnreachable"/>.
    /// </summary>
    /// <param name="count">Zero or more.</param>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void SetActiveHsms(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Change(cluster => cluster with { ActiveHsms = count });
    }

    /// <summary>
    /// Changes the certificate that a key store for the cluster must be created with; another one is an <c>IncorrectTrustAnchorException</c>.
    /// </summary>
    /// <param name="certificate">The content of <c>customerCA.crt</c>. Only its line ends and the white space around it may differ.</param>
    /// <exception cref="InvalidOperationException">The cluster was deleted, for good.</exception>
    public void SetTrustAnchorCertificate(string certificate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(certificate);
        Change(cluster => cluster with { TrustAnchorCertificate = certificate });
    }

    private void Change(Func<CloudHsmCluster, CloudHsmCluster> to) => change(cluster => cluster.Exists ? to(cluster) : throw Gone());

    private InvalidOperationException Gone() => new(
        $"The cluster {ClusterId} was deleted, and a deleted cluster cannot be changed. " +
        "Declare another one with WithCloudHsmCluster, or Reset the server.");
}
