using FakeKms.Model;

namespace FakeKms;

/// <summary>
/// A CloudHSM cluster outside KMS: active, with two active HSMs, and content with every trust anchor certificate and every password, unless told otherwise.
/// </summary>
/// <remarks>
/// The cluster is what this object says at the moment when KMS looks: a test that keeps it can change the cluster while the server runs, for example to see
/// a connection fail.
/// </remarks>
public sealed class CloudHsmClusterSeed
{
    private const int HsmsByDefault = 2;

    internal CloudHsmClusterSeed(string clusterId)
    {
        if (!IdForms.IsCloudHsmClusterId(clusterId))
        {
            throw new ArgumentException(
                $"'{clusterId}' is no cluster id that KMS accepts: cluster- and 11 to 16 letters or digits from 2 to 7.", nameof(clusterId));
        }
        ClusterId = clusterId;
    }

    internal string ClusterId { get; }

    internal bool Exists { get; private set; } = true;

    internal bool IsActive { get; private set; } = true;

    internal int ActiveHsms { get; private set; } = HsmsByDefault;

    internal string? TrustAnchorCertificate { get; private set; }

    internal string? KmsUserPassword { get; private set; }

    internal IReadOnlyList<string> Related { get; private set; } = [];

    /// <summary>The cluster is active, which it is to begin with.</summary>
    public CloudHsmClusterSeed Active()
    {
        (Exists, IsActive) = (true, true);
        return this;
    }

    /// <summary>The cluster is not active: no key store can be created for it or be connected to it (<c>CloudHsmClusterNotActiveException</c>).</summary>
    public CloudHsmClusterSeed Inactive()
    {
        IsActive = false;
        return this;
    }

    /// <summary>
    /// The cluster is gone: <c>CloudHsmClusterNotFoundException</c>, and the connection error code <c>CLUSTER_NOT_FOUND</c> for a key store that has it.
    /// </summary>
    public CloudHsmClusterSeed Deleted()
    {
        Exists = false;
        return this;
    }

    /// <summary>
    /// The number of active HSMs, each in an Availability Zone of its own. Creating key stores and keys needs two, connecting needs one
    /// (<c>CloudHsmClusterInvalidConfigurationException</c>). A store that loses them all while it connects fails with <c>INSUFFICIENT_CLOUDHSM_HSMS</c>.
    /// </summary>
    /// <param name="count">Zero or more.</param>
    public CloudHsmClusterSeed WithActiveHsms(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ActiveHsms = count;
        return this;
    }

    /// <summary>The certificate that a key store for the cluster must be created with; another one is an <c>IncorrectTrustAnchorException</c>.</summary>
    /// <param name="certificate">The content of <c>customerCA.crt</c>. Only its line ends and the white space around it may differ.</param>
    public CloudHsmClusterSeed WithTrustAnchorCertificate(string certificate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(certificate);
        TrustAnchorCertificate = certificate;
        return this;
    }

    /// <summary>
    /// The password of the crypto user <c>kmsuser</c>. A key store with another one can be created, but fails to connect: <c>INVALID_CREDENTIALS</c>.
    /// KMS does not change the password here, as it does on AWS when it connects.
    /// </summary>
    /// <param name="password">7 to 32 characters.</param>
    public CloudHsmClusterSeed WithKmsUserPassword(string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        KmsUserPassword = password;
        return this;
    }

    /// <summary>
    /// The cluster shares its backup history with another one. Only one of them can have a key store (<c>CloudHsmClusterInUseException</c>), and that store
    /// can be moved from one to the other (<c>CloudHsmClusterNotRelatedException</c> for any other cluster).
    /// </summary>
    /// <param name="clusterId">The other cluster. The relation holds both ways and reaches the relatives of relatives.</param>
    public CloudHsmClusterSeed RelatedTo(string clusterId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clusterId);
        Related = [.. Related, clusterId];
        return this;
    }
}
