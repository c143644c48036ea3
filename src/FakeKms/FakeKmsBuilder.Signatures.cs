namespace FakeKms;

public sealed partial class FakeKmsBuilder
{
    /// <summary>
    /// Checks the signature of every request, in memory and over HTTP, as AWS does before it looks at anything else. A secret that is not the caller's, and a
    /// request that was changed after it was signed, is refused with InvalidSignatureException; an access key id that no caller has, and a wrong session
    /// token, with UnrecognizedClientException; a session that has expired with ExpiredTokenException. The trail has no record of such requests. Clients that
    /// the server makes sign with the right secret; for others the secret is what <see cref="KmsCaller.WithSecretAccessKey"/> says. By default anybody may
    /// sign with anything.
    /// </summary>
    /// <remarks>
    /// A request may be signed at most five minutes from the server's clock or from the machine's, since an AWS SDK signs by the machine's clock, whatever the
    /// server's says. <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html"/>
    /// </remarks>
    public FakeKmsBuilder WithSignatureCheck() => With(settings with { ChecksSignatures = true });
}
