namespace FakeKms.Crypto.Keys;

/// <summary>What Sign and Verify are given: the message, its digest, or the external mu of ML-DSA.</summary>
internal enum MessageForm
{
    Raw,
    Digest,
    ExternalMu,
}
