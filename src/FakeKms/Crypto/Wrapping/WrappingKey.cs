namespace FakeKms.Crypto.Wrapping;

/// <summary>The pair of keys behind one answer of GetParametersForImport: immutable and safe for parallel callers.</summary>
/// <remarks><see href="https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html"/></remarks>
internal abstract class WrappingKey
{
    /// <summary>What the sender wraps with, as SubjectPublicKeyInfo in DER.</summary>
    public abstract byte[] PublicKey { get; }

    /// <summary>Whether material that is wrapped for this key by the algorithm can be so long.</summary>
    /// <param name="algorithm">The wrapping algorithm by KMS's name.</param>
    /// <param name="length">The length of what ImportKeyMaterial was given, in bytes.</param>
    public abstract bool CanGive(string algorithm, int length);

    /// <summary>The material, or null when the bytes are not wrapped for this key by this algorithm. Any bytes are an answer, never an exception.</summary>
    /// <param name="algorithm">The wrapping algorithm by KMS's name; one that does not fit the key unwraps nothing.</param>
    /// <param name="wrapped">What ImportKeyMaterial was given.</param>
    public abstract byte[]? Unwrap(string algorithm, byte[] wrapped);
}
