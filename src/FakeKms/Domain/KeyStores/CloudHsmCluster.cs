namespace FakeKms.Domain.KeyStores;

/// <summary>A CloudHSM cluster as KMS sees it at this moment. What is null is not checked.</summary>
internal sealed record CloudHsmCluster(string Id)
{
    public bool Exists { get; init; } = true;

    public bool IsActive { get; init; } = true;

    public int ActiveHsms { get; init; } = 2;

    public string? TrustAnchorCertificate { get; init; }

    public string? KmsUserPassword { get; init; }

    public IReadOnlyList<string> RelatedTo { get; init; } = [];

    // A file that was read on another system differs in nothing but its line ends.
    public bool Trusts(string certificate) => TrustAnchorCertificate is null || Text(TrustAnchorCertificate) == Text(certificate);

    public bool Accepts(string password) => KmsUserPassword is null || KmsUserPassword == password;

    private static string Text(string certificate) => certificate.ReplaceLineEndings("\n").Trim();
}
