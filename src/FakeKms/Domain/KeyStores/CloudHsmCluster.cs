namespace FakeKms.Domain.KeyStores;

/// <summary>A CloudHSM cluster as KMS sees it at this moment. What is null is not checked.</summary>
internal sealed record CloudHsmCluster(string Id)
{
    public bool Exists { get; init; } = true;

    public bool IsActive { get; init; } = true;

    public int ActiveHsms { get; init; } = 2;

    /// <summary>Whether the network lets KMS through to the HSMs.</summary>
    public bool IsReachable { get; init; } = true;

    public bool HasAllSubnets { get; init; } = true;

    public bool HasFreeAddresses { get; init; } = true;

    public bool HasFreeSessions { get; init; } = true;

    public string? TrustAnchorCertificate { get; init; }

    public bool HasKmsUser { get; init; } = true;

    public bool IsKmsUserLockedOut { get; init; }

    /// <summary>Whether somebody else than KMS is logged in as <c>kmsuser</c>.</summary>
    public bool IsKmsUserLoggedIn { get; init; }

    public string? KmsUserPassword { get; init; }

    /// <summary>Whether KMS fails of itself when it connects a key store to the cluster.</summary>
    public bool FailsConnections { get; init; }

    public bool FailsDeletions { get; init; }

    /// <summary>The ids of the KMS keys whose backing keys somebody else than KMS has deleted.</summary>
    public IReadOnlyList<string> LostKeys { get; init; } = [];

    public IReadOnlyList<string> RelatedTo { get; init; } = [];

    /// <summary>Whether there is an HSM that KMS can talk to. The keys of a connected store are of no use otherwise.</summary>
    /// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/fix-keystore.html#fix-cmk-failed"/></remarks>
    public bool Answers => Exists && IsActive && ActiveHsms > 0 && IsReachable;

    // A file that was read on another system differs in nothing but its line ends.
    public bool Trusts(string certificate) => TrustAnchorCertificate is null || Text(TrustAnchorCertificate) == Text(certificate);

    public bool Accepts(string password) => KmsUserPassword is null || KmsUserPassword == password;

    /// <summary>Whether somebody with the password can log in as <c>kmsuser</c>.</summary>
    public bool LetsIn(string password) => HasKmsUser && !IsKmsUserLockedOut && Accepts(password);

    public bool HasLost(string keyId) => LostKeys.Contains(keyId);

    public CloudHsmCluster Without(string keyId) => HasLost(keyId) ? this : this with { LostKeys = [.. LostKeys, keyId] };

    private static string Text(string certificate) => certificate.ReplaceLineEndings("\n").Trim();
}
