namespace FakeKms;

/// <summary>The <c>tlsDetails</c> of a record. CloudTrail leaves out what it does not know.</summary>
/// <param name="TlsVersion">For example <c>TLSv1.3</c>.</param>
/// <param name="CipherSuite">For example <c>TLS_AES_256_GCM_SHA384</c>.</param>
/// <param name="ClientProvidedHostHeader">The KMS endpoint of the Region.</param>
/// <param name="KeyExchange">For example <c>X25519MLKEM768</c>, the post-quantum hybrid.</param>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/pqtls.html"/></remarks>
public sealed record KmsTlsDetails(string? TlsVersion, string? CipherSuite, string? ClientProvidedHostHeader, string? KeyExchange = null);
