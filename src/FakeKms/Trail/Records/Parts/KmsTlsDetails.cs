namespace FakeKms;

/// <summary>The <c>tlsDetails</c> of a record. What CloudTrail does not know is null.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/pqtls.html"/></remarks>
public sealed record KmsTlsDetails
{
    internal KmsTlsDetails(string? tlsVersion, string? cipherSuite, string? clientProvidedHostHeader, string? keyExchange = null) =>
        (TlsVersion, CipherSuite, ClientProvidedHostHeader, KeyExchange) = (tlsVersion, cipherSuite, clientProvidedHostHeader, keyExchange);

    /// <summary>The TLS version, such as <c>TLSv1.3</c>.</summary>
    public string? TlsVersion { get; }

    /// <summary>The cipher suite, such as <c>TLS_AES_256_GCM_SHA384</c>.</summary>
    public string? CipherSuite { get; }

    /// <summary>The KMS endpoint of the Region.</summary>
    public string? ClientProvidedHostHeader { get; }

    /// <summary>The key exchange, such as <c>X25519MLKEM768</c> for the post-quantum hybrid.</summary>
    public string? KeyExchange { get; }
}
