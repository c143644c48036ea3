namespace FakeKms.Crypto.Recipients;

/// <summary>Why a document is refused.</summary>
internal enum AttestationFailure
{
    None,

    /// <summary>The bytes are not an attestation document.</summary>
    Malformed,

    /// <summary>The key of the document's certificate did not sign it.</summary>
    WrongSignature,

    /// <summary>The certificates do not lead to the trusted root, or are not valid at this time.</summary>
    UntrustedCertificate,

    /// <summary>The document names no public key, or one that answers cannot be encrypted with.</summary>
    UnusablePublicKey,
}
