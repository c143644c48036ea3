namespace FakeKms.Crypto.Recipients;

/// <summary>An attestation document whose signature, certificates and public key are in order.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/developerguide/cryptographic-attestation.html"/></remarks>
internal sealed class AttestationDocument
{
    /// <summary>The most bytes that RecipientInfo takes.</summary>
    private const int LongestDocument = 262144;

    private readonly Period validity;

    private AttestationDocument(AttestationClaims claims, byte[] publicKey, Period validity) =>
        (Claims, PublicKey, this.validity) = (claims, publicKey, validity);

    public AttestationClaims Claims { get; }

    /// <summary>The RSA key to seal answers with, as SubjectPublicKeyInfo in DER.</summary>
    public byte[] PublicKey { get; }

    /// <summary>The document, or null when it is not one to trust. Any bytes are an answer, never an exception.</summary>
    /// <param name="document">The COSE_Sign1 message.</param>
    /// <param name="trustedRoot">The root certificate in DER. Nothing else is trusted.</param>
    /// <param name="now">When all certificates must be valid. The age of the document is not judged.</param>
    /// <param name="failure">Why there is no document.</param>
    public static AttestationDocument? Read(byte[] document, byte[] trustedRoot, DateTimeOffset now, out AttestationFailure failure)
    {
        AttestationPayload? payload;
        (payload, failure) = Verify(document, trustedRoot, now);
        return payload?.Claims.PublicKey is { } publicKey
            ? new AttestationDocument(payload.Claims, publicKey, AttestationCertificates.ValidityOf(payload))
            : null;
    }

    /// <inheritdoc cref="Read(byte[], byte[], DateTimeOffset, out AttestationFailure)"/>
    public static AttestationDocument? Read(byte[] document, byte[] trustedRoot, DateTimeOffset now) => Read(document, trustedRoot, now, out _);

    /// <summary>Whether all its certificates are valid at a time. Nothing else of a document that was read grows old.</summary>
    public bool IsValidAt(DateTimeOffset now) => validity.From <= now && now <= validity.To;

    private static (AttestationPayload? Payload, AttestationFailure Failure) Verify(byte[] document, byte[] trustedRoot, DateTimeOffset now)
    {
        if (document.Length > LongestDocument || CoseSign1.Read(document) is not { } message || AttestationPayload.Read(message.Payload) is not { } payload)
            return (null, AttestationFailure.Malformed);
        var signer = AttestationCertificates.SigningKey(payload.Certificate);
        if (signer is null) return (null, AttestationFailure.UntrustedCertificate);
        if (!message.IsSignedBy(signer)) return (null, AttestationFailure.WrongSignature);
        if (!AttestationCertificates.AreTrusted(payload, trustedRoot, now)) return (null, AttestationFailure.UntrustedCertificate);
        if (payload.Claims.PublicKey is null || !RecipientEnvelope.CanSeal(payload.Claims.PublicKey)) return (null, AttestationFailure.UnusablePublicKey);
        return (payload, AttestationFailure.None);
    }
}
