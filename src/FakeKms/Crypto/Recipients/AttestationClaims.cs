namespace FakeKms.Crypto.Recipients;

/// <summary>What an attestation document says about the machine that asked for it.</summary>
/// <remarks>
/// <see href="https://docs.aws.amazon.com/enclaves/latest/user/verify-root.html"/>,
/// <see href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/nitrotpm-attestation-document-validate.html"/>
/// </remarks>
internal sealed record AttestationClaims
{
    public AttestationPlatform Platform { get; init; }

    public required string ModuleId { get; init; }

    /// <summary>When the document was made, in whole milliseconds.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>The platform configuration registers 0 to 31 that are set, of 32, 48 or 64 bytes.</summary>
    public required IReadOnlyDictionary<int, byte[]> Pcrs { get; init; }

    /// <summary>What the recipient wants its answers encrypted with, as SubjectPublicKeyInfo in DER; null when the document names no key.</summary>
    public byte[]? PublicKey { get; init; }

    public byte[]? UserData { get; init; }

    public byte[]? Nonce { get; init; }
}
