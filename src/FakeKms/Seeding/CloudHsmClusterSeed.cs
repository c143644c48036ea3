using FakeKms.Domain.KeyStores;
using FakeKms.Model;

namespace FakeKms;

/// <summary>
/// Describes a CloudHSM cluster outside KMS at the start of the server. Unless told otherwise, the cluster is active, has two active HSMs, and accepts
/// every trust anchor certificate and every password. Every method changes this seed and returns it. <see cref="FakeKmsServer.CloudHsmCluster"/>
/// changes the cluster while the server runs.
/// </summary>
public sealed partial class CloudHsmClusterSeed
{
    private readonly Action throwIfStarted;

    internal CloudHsmClusterSeed(string clusterId, Action throwIfStarted)
    {
        if (!IdForms.IsCloudHsmClusterId(clusterId))
        {
            throw new ArgumentException(
                $"'{clusterId}' is no cluster id that KMS accepts: cluster- and 11 to 16 letters or digits from 2 to 7.", nameof(clusterId));
        }
        (Cluster, this.throwIfStarted) = (new CloudHsmCluster(clusterId), throwIfStarted);
    }

    internal CloudHsmCluster Cluster { get; private set; }

    /// <summary>
    /// Makes the cluster inactive: creating a key store for it, or connecting one, fails with <c>CloudHsmClusterNotActiveException</c>. It contradicts
    /// <see cref="Deleted"/>.
    /// </summary>
    public CloudHsmClusterSeed Inactive() => With(Cluster with { IsActive = false });

    /// <summary>
    /// Deletes the cluster: creating a key store for it fails with <c>CloudHsmClusterNotFoundException</c>, and a key store that has it fails to connect with
    /// the connection error code <c>CLUSTER_NOT_FOUND</c>. It contradicts <see cref="Inactive"/> and everything that goes wrong with a cluster that is there.
    /// </summary>
    public CloudHsmClusterSeed Deleted() => With(Cluster with { Exists = false });

    /// <summary>
    /// Sets the number of active HSMs, each in an Availability Zone of its own. Creating key stores and keys needs two of them, connecting needs one;
    /// otherwise the call fails with <c>CloudHsmClusterInvalidConfigurationException</c>.
    /// </summary>
    /// <param name="count">Zero or more.</param>
    public CloudHsmClusterSeed WithActiveHsms(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return With(Cluster with { ActiveHsms = count });
    }

    /// <summary>
    /// Sets the certificate that the creation of a key store must send. Any other one fails with <c>IncorrectTrustAnchorException</c>.
    /// </summary>
    /// <param name="certificate">The content of <c>customerCA.crt</c>. Only its line ends and the white space around it may differ.</param>
    public CloudHsmClusterSeed WithTrustAnchorCertificate(string certificate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(certificate);
        return With(Cluster with { TrustAnchorCertificate = certificate });
    }

    /// <summary>
    /// Sets the password of the crypto user <c>kmsuser</c>. A key store with another password can be created, but fails to connect with
    /// <c>INVALID_CREDENTIALS</c>. A store with the right one connects, and KMS changes the password then to one that it keeps to itself: a store that is
    /// deleted and made anew needs <see cref="FakeCloudHsmCluster.SetKmsUserPassword"/> first. It contradicts <see cref="WithoutKmsUser"/>.
    /// </summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/connect-keystore.html"/></remarks>
    /// <param name="password">7 to 32 characters.</param>
    public CloudHsmClusterSeed WithKmsUserPassword(string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        return With(Cluster with { KmsUserPassword = password });
    }

    /// <summary>
    /// Lets the cluster share its backup history with another one. Only one of them can have a key store (otherwise <c>CloudHsmClusterInUseException</c>), and
    /// that store can be moved from one to the other (<c>CloudHsmClusterNotRelatedException</c> for any other cluster).
    /// </summary>
    /// <param name="clusterId">
    /// The other cluster, which the start of the server asks to be declared as well. The relation holds both ways and includes the relatives of relatives.
    /// </param>
    public CloudHsmClusterSeed RelatedTo(string clusterId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clusterId);
        return With(Cluster with { RelatedTo = [.. Cluster.RelatedTo, clusterId] });
    }

    private CloudHsmClusterSeed With(CloudHsmCluster cluster)
    {
        throwIfStarted();
        Cluster = cluster;
        return this;
    }
}
