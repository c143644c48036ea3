using Amazon.KeyManagementService;
using FakeKms.Crypto.Keys;
using FakeKms.Domain.Errors;
using FakeKms.Domain.Keys;

namespace FakeKms.Engine.Ciphers;

/// <summary>The message of Sign and Verify: which message types fit an algorithm, and how long a digest has to be.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html"/></remarks>
internal static class SignedMessage
{
    private const int MuLength = 64;

    public static MessageForm FormOf(KmsKey key, string algorithm, MessageType? type, long length)
    {
        var isLattice = key.KeySpec.Value.StartsWith("ML_DSA", StringComparison.Ordinal);
        if (type == MessageType.DIGEST) return DigestForm(key, algorithm, isLattice, length);
        // What an external mu answers for another key, or in another length, is not documented; the sentences are those for DIGEST.
        if (type == MessageType.EXTERNAL_MU)
        {
            if (!isLattice) throw KmsErrors.Validation($"Message type {type} is incompatible with key spec {key.KeySpec}.");
            return length == MuLength ? MessageForm.ExternalMu : throw KmsErrors.Validation($"Digest is invalid length for algorithm {algorithm}.");
        }
        if (algorithm == "ED25519_PH_SHA_512") throw KmsErrors.Validation($"Message type RAW is incompatible with algorithm {algorithm}.");
        return MessageForm.Raw;
    }

    private static MessageForm DigestForm(KmsKey key, string algorithm, bool isLattice, long length)
    {
        if (isLattice) throw KmsErrors.Validation($"Message type DIGEST is incompatible with key spec {key.KeySpec}.");
        if (algorithm == "ED25519_SHA_512") throw KmsErrors.Validation($"Message type DIGEST is incompatible with algorithm {algorithm}.");
        return length == DigestLength(algorithm) ? MessageForm.Digest : throw KmsErrors.Validation($"Digest is invalid length for algorithm {algorithm}.");
    }

    private static int DigestLength(string algorithm) =>
        algorithm.EndsWith("384", StringComparison.Ordinal) ? 48 : algorithm.EndsWith("512", StringComparison.Ordinal) ? 64 : 32;
}
