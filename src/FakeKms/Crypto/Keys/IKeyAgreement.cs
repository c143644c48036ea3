namespace FakeKms.Crypto.Keys;

/// <summary>Elliptic curve Diffie-Hellman with cofactor, without a key derivation function.</summary>
internal interface IKeyAgreement
{
    /// <summary>The x coordinate in the length of the field, or null when the bytes are no public key on the same curve.</summary>
    byte[]? DeriveSharedSecret(byte[] peerPublicKey);
}
