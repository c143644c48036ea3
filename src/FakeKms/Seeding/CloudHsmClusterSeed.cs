using FakeKms.Domain.KeyStores;
using FakeKms.Model;

namespace FakeKms;

/// <summary>
/// How a CloudHSM cluster outside KMS is when the server starts: active, with two active HSMs, and content with every trust anchor certificate and every
/// password, unless told otherwise. <see cref="FakeKmsServer.CloudHsmCluster"/> changes it later.
/// </summary>
public sealed class CloudHsmClusterSeed
{
    internal CloudHsmClusterSeed(string clusterId)
    {
        if (!IdForms.IsCloudHsmClusterId(clusterId))
        {
            throw new ArgumentException(
                $"'{clusterId}' is no cluster id that KMS accepts: cluster- and 11 to 16 letters or digits from 2 to 7.", nameof(clusterId));
        }
        Cluster = new CloudHsmCluster(clusterId);
    }

    internal CloudHsmCluster Cluster { get; private set; }

    /// <summary>The cluster is not active: no key store can be created for it or be connected to it (<c>CloudHsmClusterNotActiveException</c>).</summary>
    public CloudHsmClusterSeed Inactive() => With(Cluster with { IsActive = false });

    /// <summary>
    /// The cluster is gone: <c>CloudHsmClusterNotFoundException</c>, and the connection error code <c>CLUSTER_NOT_FOUND</c> for a key store that has it.
    /// </summary>
    public CloudHsmClusterSeed Deleted() => With(Cluster with { Exists = false });

    /// <summary>
    /// The number of active HSMs, each in an Availability Zone of its own. Creating key stores and keys needs two, connecting needs one
    /// (<c>CloudHsmClusterInvalidConfigurationException</c>).
    /// </summary>
    /// <param name="count">Zero or more.</param>
    public CloudHsmClusterSeed WithActiveHsms(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return With(Cluster with { ActiveHsms = count });
    }

    /// <summary>The certificate that a key store for the cluster must be created with; another one is an <c>IncorrectTrustAnchorException</c>.</summary>
    /// <param name="certificate">The content of <c>customerCA.crt</c>. Only its line ends and the white space around it may differ.</param>
    public CloudHsmClusterSeed WithTrustAnchorCertificate(string certificate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(certificate);
        return With(Cluster with { TrustAnchorCertificate = certificate });
    }

    /// <summary>
    /// The password of the crypto user <c>kmsuser</c>. A key store with another one can be created, but fails to connect: <c>INVALID_CREDENTIALS</c>.
    /// KMS does not change the password here, as it does on AWS when it connects.
    /// </summary>
    /// <param name="password">7 to 32 characters.</param>
    public CloudHsmClusterSeed WithKmsUserPassword(string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        return With(Cluster with { KmsUserPassword = password });
    }

    /// <summary>
    /// The cluster shares its backup history with another one. Only one of them can have a key store (<c>CloudHsmClusterInUseException</c>), and that store
    /// can be moved from one to the other (<c>CloudHsmClusterNotRelatedException</c> for any other cluster).
    /// </summary>
    /// <param name="clusterId">The other cluster. The relation holds both ways and reaches the relatives of relatives.</param>
    public CloudHsmClusterSeed RelatedTo(string clusterId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clusterId);
        return With(Cluster with { RelatedTo = [.. Cluster.RelatedTo, clusterId] });
    }

    private CloudHsmClusterSeed With(CloudHsmCluster cluster)
    {
        Cluster = cluster;
        return this;
    }
}
