namespace FakeKms.Domain.KeyStores;

/// <summary>What KMS knows of the CloudHSM cluster behind a key store. The certificate is answered, the password never.</summary>
internal sealed record CloudHsmAssociation(string ClusterId, string TrustAnchorCertificate, string KmsUserPassword)
{
    /// <summary>Without the password.</summary>
    public override string ToString() => ClusterId;
}
