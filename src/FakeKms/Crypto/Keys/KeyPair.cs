namespace FakeKms.Crypto.Keys;

/// <summary>
/// The key pair of an asymmetric key: immutable and safe for parallel callers. What it can do it says by the interfaces that it implements:
/// <see cref="ISigner"/>, <see cref="IEncryptor"/>, <see cref="IKeyAgreement"/>, <see cref="IEncapsulator"/>.
/// </summary>
internal abstract class KeyPair
{
    /// <summary>The private key as PKCS#8 in DER, always in the same form for the same key.</summary>
    public abstract byte[] Pkcs8 { get; }

    /// <summary>The public key as SubjectPublicKeyInfo in DER.</summary>
    public abstract byte[] PublicKey { get; }
}
