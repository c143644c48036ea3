namespace FakeKms;

/// <summary>The <c>tlsDetails</c> of a record.</summary>
/// <param name="TlsVersion">For example <c>TLSv1.3</c>.</param>
/// <param name="CipherSuite">For example <c>TLS_AES_256_GCM_SHA384</c>.</param>
/// <param name="ClientProvidedHostHeader">The KMS endpoint of the Region.</param>
public sealed record KmsTlsDetails(string TlsVersion, string CipherSuite, string ClientProvidedHostHeader);
